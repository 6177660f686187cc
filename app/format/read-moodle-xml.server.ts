import { isQuestionCode } from "~/bank/question";
import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { cleanLine } from "./clean-text";
import { readLabelledTags, splitCitation, topicOfCategory } from "./foreign-tags";
import {
  type FoundQuestion,
  MAX_QUESTIONS,
  type Note,
  type ReadFile,
  type ReadRefusal,
} from "./found-question";
import { lossNotes } from "./html-text";
import { childElement, childElements, innerText, type MarkupElement, parseXml } from "./markup-tree";
import { readMoodleAnswers } from "./moodle-answers";
import { stemPicture } from "./moodle-pictures";
import { moodleText, rawText } from "./moodle-text";
import { note, type QuestionParts, settleQuestion } from "./settle-question";

type Place = { kind: "element"; name: string; number: number };

/** What Moodle itself puts into new questions, which says nothing about this one. */
const STANDARD_FEEDBACK = [
  "your answer is correct.",
  "your answer is partially correct.",
  "your answer is incorrect.",
  "cau tra loi cua ban dung.",
  "cau tra loi cua ban dung",
  "cau tra loi cua ban dung mot phan.",
  "cau tra loi cua ban sai.",
  "cau tra loi cua ban sai",
];

/** Hints and feedback for the sitting have no place in a bank. */
function leftOver(question: MarkupElement, place: Place): Note[] {
  return ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint"]
    .flatMap((name) => childElements(question, name))
    .map((element) => moodleText(element).plain)
    .filter((words) => words !== "" && !STANDARD_FEEDBACK.includes(searchKey(words)))
    .map((words) => note("text-left-over", place, words));
}

function readQuestion(
  question: MarkupElement,
  place: Place,
  topic: string | null,
  file: ReadFile,
): FoundQuestion {
  const type = question.attributes.get("type") ?? "";
  const stemElement = childElement(question, "questiontext");
  const stem = moodleText(stemElement);
  const feedback = moodleText(childElement(question, "generalfeedback"));
  const tags = childElement(question, "tags");
  const id = cleanLine(textOfChild(question, "idnumber"));
  const { picture, notes } = stemPicture(stemElement, stem, place, file.pictures);
  const answers = readMoodleAnswers(question, type, place);
  const unsupported: QuestionParts = { type: "short_answer", notes: [note("type-unsupported", place, type)] };
  const parts: QuestionParts = answers ?? unsupported;
  return settleQuestion(place, {
    ...parts,
    ...readLabelledTags(tags ? childElements(tags, "tag").map(rawText) : []),
    ...splitCitation(feedback.markdown),
    label: cleanLine(rawText(childElement(question, "name"))) || id || null,
    code: isQuestionCode(id) ? id : null,
    topic,
    stem: stem.markdown,
    picture,
    notes: [
      ...(parts.notes ?? []),
      ...notes,
      ...lossNotes(stem, "markdown", place),
      ...lossNotes(feedback, "markdown", place),
      ...feedback.pictures.map((one) => note("picture-dropped", place, one.alt || one.source.slice(0, 60))),
      ...leftOver(question, place),
    ],
  });
}

function textOfChild(element: MarkupElement, name: string): string {
  const child = childElement(element, name);
  return child ? innerText(child) : "";
}

/** Takes a category in; the topic of the questions below it, by its code where it has one. */
function readCategory(question: MarkupElement, file: ReadFile): string | null {
  const name = topicOfCategory(rawText(childElement(question, "category")));
  const code = cleanLine(textOfChild(question, "idnumber"));
  if (name !== null && !file.topics.some((one) => one.code === code && one.name === name)) {
    file.topics.push({ code, name });
  }
  return code || name;
}

/**
 * Questions of a Moodle XML text. The refusal of a text that is not well-formed names its line. Nothing outside the
 * file is fetched; pictures come only out of the file itself.
 */
export function readMoodleXml(
  text: string,
): Verdict<{ file: ReadFile }, ReadRefusal, { line?: number; detail?: string }> {
  const xml = parseXml(text);
  if (!xml.ok) return xml;
  if (xml.root.name !== "quiz") return refuse("unknown-format");
  const questions = childElements(xml.root, "question");
  if (questions.filter((one) => one.attributes.get("type") !== "category").length > MAX_QUESTIONS) {
    return refuse("too-many-questions");
  }
  const file: ReadFile = { questions: [], pictures: [], documents: [], topics: [], notes: [] };
  let topic: string | null = null;
  for (const [at, question] of questions.entries()) {
    const type = question.attributes.get("type");
    const place: Place = { kind: "element", name: "question", number: at + 1 };
    if (type === "category") topic = readCategory(question, file);
    else if (type === "description") {
      const words = moodleText(childElement(question, "questiontext")).plain;
      file.notes.push(note("text-left-over", place, words));
    } else file.questions.push(readQuestion(question, place, topic, file));
  }
  return file.questions.length === 0 ? refuse("no-questions") : accept({ file });
}
