import { answerOfFile } from "~/bank/file-answer";
import { isQuestionCode } from "~/bank/question";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { bytesOfBase64 } from "./base64";
import { citationLine } from "./citation-line";
import { cleanLine, cleanMarkdown } from "./clean-text";
import {
  type FoundQuestion,
  MAX_QUESTIONS,
  type Note,
  type ReadFile,
  type ReadRefusal,
  type SourcePlace,
} from "./found-question";
import {
  HOI_THI_FORMAT,
  HOI_THI_VERSION,
  type HoiThiFile,
  type HoiThiQuestion,
  hoiThiFileSchema,
  hoiThiQuestionSchema,
} from "./hoi-thi-file";
import { note, settleQuestion } from "./settle-question";

const MAX_LETTERS = 60_000_000;

type Shell = Omit<HoiThiFile, "questions">;
type Broken = { line?: number; detail?: string };

/** JSON as a value; where it breaks off, the line. */
function parseJson(text: string): Verdict<{ value: unknown }, "damaged", Broken> {
  try {
    return accept({ value: JSON.parse(text) as unknown });
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    const position = /position (\d+)/.exec(detail)?.[1];
    if (position === undefined) return refuse("damaged", { line: text.split("\n").length, detail });
    return refuse("damaged", { line: text.slice(0, Number(position)).split("\n").length, detail });
  }
}

/** An own property, whatever the prototype may offer. */
function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Says which of its fields keep a question from being read. */
function brokenQuestion(value: unknown, place: SourcePlace, issues: readonly string[]): FoundQuestion {
  const [stem, code] = [ownValue(value, "stem"), ownValue(value, "code")];
  return settleQuestion(place, {
    type: "single",
    stem: typeof stem === "string" ? cleanMarkdown(stem) : "",
    label: typeof code === "string" ? cleanLine(code) : null,
    code: typeof code === "string" && isQuestionCode(code) ? code : null,
    notes: issues.slice(0, 5).map((issue) => note("syntax", place, issue)),
  });
}

function citationOf({ citation }: HoiThiQuestion, documents: Shell["documents"]) {
  if (!citation) return { citation: null, unknown: false };
  const document = documents.find((one) => one.id === citation.document);
  if (!document) return { citation: citation.place, unknown: true };
  return { citation: citationLine({ ...document, place: citation.place }), unknown: false };
}

function readQuestion(
  question: HoiThiQuestion,
  shell: Shell,
  pictures: ReadonlyMap<string, number>,
  place: SourcePlace,
): FoundQuestion {
  const { options, prompts, keys } = answerOfFile({
    ...question,
    citation: question.citation ?? { document: "", place: null },
  });
  const short = question.type === "short_answer";
  const { citation, unknown } = citationOf(question, shell.documents);
  const notes: Note[] = [];
  const index = question.picture && pictures.get(question.picture.name);
  if (unknown) notes.push(note("citation-unclear", place, question.citation?.document));
  if (question.picture && index === undefined)
    notes.push(note("picture-dropped", place, question.picture.name));
  return settleQuestion(place, {
    label: question.code,
    code: question.code,
    type: question.type,
    stem: cleanMarkdown(question.stem),
    prompts: prompts.map(cleanLine),
    options: options.map((option) => cleanLine(option.text)),
    right: short ? [] : keys.map((key) => options.findIndex((option) => option.key === key)),
    accepted: short ? keys.map(cleanLine) : [],
    explanation: cleanMarkdown(question.explanation),
    topic: question.topic,
    difficulty: question.difficulty,
    audience: question.audience,
    citation,
    tags: (question.tags ?? []).map(cleanLine),
    factIds: [...question.facts],
    picture: question.picture && index !== undefined ? { index, alt: cleanLine(question.picture.alt) } : null,
    notes,
  });
}

function readShell(value: unknown): Verdict<{ shell: Shell; questions: unknown[] }, ReadRefusal, Broken> {
  if (ownValue(value, "format") !== HOI_THI_FORMAT) return refuse("unknown-format");
  const version = ownValue(value, "version");
  if (typeof version === "number" && version > HOI_THI_VERSION) return refuse("newer-version");
  const parsed = hoiThiFileSchema.safeParse(value);
  if (!parsed.success) return refuse("damaged", { detail: issuesOf(parsed.error)[0] ?? "" });
  const { questions, ...shell } = parsed.data;
  if (questions.length > MAX_QUESTIONS) return refuse("too-many-questions");
  return questions.length === 0 ? refuse("no-questions") : accept({ shell, questions });
}

const issuesOf = (error: { issues: { path: PropertyKey[]; message: string }[] }): string[] =>
  error.issues.map((issue) => `${issue.path.map(String).join(".") || "."}: ${issue.message}`);

/** Questions of a file in our own format. A question that breaks the format is kept with what is wrong in it. */
export function readHoiThi(text: string): Verdict<{ file: ReadFile }, ReadRefusal, Broken> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_LETTERS) return refuse("too-large");
  const json = parseJson(text.replace(/^\uFEFF/, ""));
  if (!json.ok) return json;
  const read = readShell(json.value);
  if (!read.ok) return read;
  const { shell } = read;
  const file: ReadFile = {
    questions: [],
    pictures: [],
    documents: shell.documents.map(({ id: _, ...document }) => document),
    topics: shell.bank.topics,
    notes: [],
  };
  const pictures = new Map<string, number>();
  for (const [name, base64] of Object.entries(shell.pictures)) {
    const bytes = bytesOfBase64(base64);
    if (bytes) pictures.set(name, file.pictures.push({ name: cleanLine(name), bytes }) - 1);
    else file.notes.push(note("picture-dropped", { kind: "file" }, name));
  }
  for (const [at, value] of read.questions.entries()) {
    const place: SourcePlace = { kind: "element", name: "question", number: at + 1 };
    const question = hoiThiQuestionSchema.safeParse(value);
    file.questions.push(
      question.success
        ? readQuestion(question.data, shell, pictures, place)
        : brokenQuestion(value, place, issuesOf(question.error)),
    );
  }
  return accept({ file });
}
