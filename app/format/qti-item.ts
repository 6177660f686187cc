import { cleanLine, noteDetail } from "./clean-text";
import { splitCitation } from "./foreign-tags";
import type { FoundPicture, FoundQuestion, Note, SourcePlace } from "./found-question";
import { lossNotes, type RichText, richText } from "./html-text";
import { innerText, type MarkupElement } from "./markup-tree";
import { readQtiAnswers } from "./qti-answers";
import { qtiAttribute, qtiChildren, qtiDescendants, qtiName } from "./qti-names";
import { note, settleQuestion } from "./settle-question";

/** Finds the bytes of a picture in the package; null: it is not there, or no picture for a question. */
export type PictureFinder = (source: string) => FoundPicture | null;

const GAP = " _____ ";

/** Parts of the body that are not the question's words. */
const BESIDE = new Set([
  "rubricblock",
  "feedbackblock",
  "feedbackinline",
  "modalfeedback",
  "templateblock",
  "stylesheet",
]);

const isInteraction = (element: MarkupElement) => qtiName(element.name).endsWith("interaction");

/** The words of the body and of the interaction's prompt; a gap within a sentence stays visible. */
function stemOf(
  body: MarkupElement,
  interaction: MarkupElement | undefined,
): { body: RichText; prompt: RichText } {
  const text = richText(body.children, (element, add) => {
    if (qtiName(element.name) === "textentryinteraction" && element === interaction) add(GAP);
    return isInteraction(element) || BESIDE.has(qtiName(element.name));
  });
  const prompt = interaction ? qtiChildren(interaction, "prompt")[0] : undefined;
  return { body: text, prompt: richText(prompt?.children ?? []) };
}

/** Feedback that everybody sees is an explanation; what is said of one answer belongs to nothing. */
function feedbackOf(item: MarkupElement, place: SourcePlace): { explanation: RichText; notes: Note[] } {
  const elements = qtiDescendants(item, ["modalFeedback", "feedbackBlock"]);
  const general = elements.filter(
    (one) => !/incorrect|wrong|sai/i.test(qtiAttribute(one, "identifier") ?? ""),
  );
  const [first, ...others] = general.map((one) => ({ one, text: richText(contentOf(one)) }));
  const left = [
    ...others.map(({ text }) => text),
    ...elements.filter((one) => !general.includes(one)).map((one) => richText(contentOf(one))),
  ];
  const words = [...new Set(left.map((text) => text.plain))].filter(
    (text) => text !== "" && text !== first?.text.plain,
  );
  return {
    explanation: first?.text ?? richText([]),
    notes: words.map((text) => note("text-left-over", place, text)),
  };
}

/** QTI 3 wraps what an element shows. */
function contentOf(element: MarkupElement) {
  const wrapped = qtiChildren(element, "contentBody")[0];
  return (wrapped ?? element).children;
}

function pictureOf(
  texts: readonly RichText[],
  find: PictureFinder,
  place: SourcePlace,
  pictures: FoundPicture[],
): { picture: FoundQuestion["picture"]; notes: Note[] } {
  const notes: Note[] = [];
  let picture: FoundQuestion["picture"] = null;
  for (const { source, alt } of texts.flatMap((text) => text.pictures)) {
    const behind: FoundPicture | null = picture ? null : find(source);
    if (!behind) notes.push(note("picture-dropped", place, noteDetail(source.slice(0, 100))));
    else {
      picture = { index: pictures.push(behind) - 1, alt: cleanLine(alt) };
      if (picture.alt === "") notes.push(note("picture-without-alt", place, behind.name));
    }
  }
  return { picture, notes };
}

/** One assessment item as a question. Several interactions in one item are more than a question of the bank can ask. */
export function readQtiItem(
  item: MarkupElement,
  place: SourcePlace,
  find: PictureFinder,
  pictures: FoundPicture[],
): FoundQuestion {
  const body = qtiChildren(item, "itemBody")[0];
  const interactions = body ? bodyInteractions(body) : [];
  const [interaction] = interactions;
  const stem = body ? stemOf(body, interaction) : { body: richText([]), prompt: richText([]) };
  const common = {
    label: cleanLine(qtiAttribute(item, "title") || qtiAttribute(item, "identifier") || "") || null,
    stem: [stem.body.markdown, stem.prompt.markdown].filter((text) => text !== "").join("\n\n"),
  };
  const answers = interaction && interactions.length === 1 ? readQtiAnswers(item, interaction, place) : null;
  const { picture, notes } = pictureOf([stem.body, stem.prompt], find, place, pictures);
  if (!answers) {
    const names = interactions.map((one) => one.name).join(", ") || "itemBody";
    return settleQuestion(place, {
      ...common,
      type: "short_answer",
      picture,
      notes: [note("type-unsupported", place, names), ...notes],
    });
  }
  const feedback = feedbackOf(item, place);
  return settleQuestion(place, {
    ...common,
    ...answers,
    ...splitCitation(feedback.explanation.markdown),
    picture,
    notes: [
      ...answers.notes,
      ...notes,
      ...lossNotes(stem.body, "markdown", place),
      ...lossNotes(stem.prompt, "markdown", place),
      ...lossNotes(feedback.explanation, "markdown", place),
      ...feedback.notes,
      ...rubricNotes(body, place),
    ],
  });
}

function bodyInteractions(body: MarkupElement): MarkupElement[] {
  const walk = (element: MarkupElement): MarkupElement[] =>
    element.children.flatMap((child) =>
      typeof child === "string" ? [] : isInteraction(child) ? [child] : walk(child),
    );
  return walk(body);
}

function rubricNotes(body: MarkupElement | undefined, place: SourcePlace): Note[] {
  return (body ? qtiDescendants(body, ["rubricBlock"]) : [])
    .map((rubric) => cleanLine(innerText(rubric)))
    .filter((words) => words !== "")
    .map((words) => note("text-left-over", place, words));
}
