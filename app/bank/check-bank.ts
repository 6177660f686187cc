import { collapseSpace, hasControlCharacters, searchKey, toNfc } from "~/core/text";
import type {
  BankFile,
  BankFileDocument,
  BankFileProblem,
  BankFileProblemReason,
  BankFileQuestion,
} from "./bank-file";

/** The checks across files: codes, references, options, stems and the state of every text. Empty when all is well. */
export function validateBank(bank: BankFile): BankFileProblem[] {
  return [
    ...repeated(
      bank.topics,
      (one) => one.code,
      "duplicate-topic",
      (one) => one.code,
    ),
    ...repeated(
      bank.documents,
      (one) => one.id,
      "duplicate-document",
      (one) => one.id,
    ),
    ...repeated(bank.documents, documentKey, "duplicate-document", (one) => one.id),
    ...repeated(
      bank.questions,
      (one) => one.code,
      "duplicate-question",
      (one) => one.code,
    ),
    ...repeated(
      bank.questions,
      (one) => searchKey(one.stem),
      "duplicate-stem",
      (one) => one.code,
    ),
    ...bank.questions.flatMap((question) => [
      ...referenceProblems(bank, question),
      ...optionProblems(question),
    ]),
    ...textProblems(bank),
  ];
}

/** Issuer, number and date: what two entries must not share (a number alone may be used by two issuers). */
export function documentKey(document: Pick<BankFileDocument, "issuer" | "number" | "date">): string {
  return [searchKey(document.issuer), document.number ?? "", document.date ?? ""].join("|");
}

function repeated<T>(
  records: readonly T[],
  keyOf: (record: T) => string,
  reason: BankFileProblemReason,
  nameOf: (record: T) => string,
): BankFileProblem[] {
  const first = new Map<string, T>();
  return records.flatMap((record) => {
    const earlier = first.get(keyOf(record));
    if (earlier !== undefined) {
      return [{ reason, at: nameOf(record), detail: `same as ${nameOf(earlier)}: ${keyOf(record)}` }];
    }
    first.set(keyOf(record), record);
    return [];
  });
}

function referenceProblems(bank: BankFile, question: BankFileQuestion): BankFileProblem[] {
  const problems: BankFileProblem[] = [];
  if (!bank.topics.some((topic) => topic.code === question.topic)) {
    problems.push({ reason: "unknown-topic", at: question.code, detail: question.topic });
  }
  if (!bank.documents.some((document) => document.id === question.citation.document)) {
    problems.push({ reason: "unknown-document", at: question.code, detail: question.citation.document });
  }
  return problems;
}

/** How many options and how many right ones a type has, both ends included. */
export const OPTION_RULES = {
  single: { options: [4, 4], correct: [1, 1] },
  multiple: { options: [4, 5], correct: [2, 4] },
  true_false: { options: [2, 2], correct: [1, 1] },
} as const satisfies Record<
  BankFileQuestion["type"],
  { options: [number, number]; correct: [number, number] }
>;

const isWithin = (count: number, [least, most]: readonly [number, number]) => count >= least && count <= most;

function optionProblems(question: BankFileQuestion): BankFileProblem[] {
  const { options, type, code: at } = question;
  const rule = OPTION_RULES[type];
  const correct = options.filter((option) => option.correct === true).length;
  const keys = options.map((option) => option.key).join("");
  const texts = options.map((option) => option.text);
  const problems = repeated(
    options,
    (one) => optionKey(one.text),
    "duplicate-option",
    () => at,
  );
  if (!"abcde".startsWith(keys) || keys.length !== options.length) {
    problems.push({ reason: "wrong-option-keys", at, detail: `expected a, b, c … in order, got ${keys}` });
  }
  if (!isWithin(options.length, rule.options)) {
    problems.push({ reason: "wrong-option-count", at, detail: `${options.length} options for ${type}` });
  }
  if (!isWithin(correct, rule.correct) || correct >= options.length) {
    problems.push({
      reason: "wrong-correct-count",
      at,
      detail: `${correct} right of ${options.length} for ${type}`,
    });
  }
  if (type === "true_false" && texts.join("|") !== "Đúng|Sai") {
    problems.push({ reason: "wrong-true-false-options", at, detail: texts.join(" / ") });
  }
  return problems;
}

function textProblems(bank: BankFile): BankFileProblem[] {
  const header = [bank.name, bank.description, ...bank.topics.map((topic) => topic.name)];
  return [
    ...header.flatMap((one) => problemsOfText(one, bank.slug)),
    ...bank.documents.flatMap((document) =>
      [document.issuer, document.kind, document.number ?? "", document.title].flatMap((one) =>
        problemsOfText(one, document.id),
      ),
    ),
    ...bank.questions.flatMap((question) =>
      [
        question.stem,
        question.explanation,
        question.citation.place ?? "",
        ...question.options.map((option) => option.text),
      ].flatMap((one) => problemsOfText(one, question.code)),
    ),
  ];
}

/** Tags and entities: question text is plain text, shown as it is. A comparison such as "a < b" is not markup. */
const MARKUP = /<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i;

/** Whether a text holds tags or entities: texts of a bank are plain. */
export function hasMarkup(one: string): boolean {
  return MARKUP.test(one);
}

/** Two options that differ only in letter case or spaces are the same option. */
export function optionKey(text: string): string {
  return toNfc(collapseSpace(text)).toLowerCase();
}

function problemsOfText(one: string, at: string): BankFileProblem[] {
  const reasons: BankFileProblemReason[] = [];
  if (one !== toNfc(one)) reasons.push("not-nfc");
  if (one !== collapseSpace(one)) reasons.push("untidy-space");
  if (hasControlCharacters(one)) reasons.push("control-character");
  if (hasMarkup(one)) reasons.push("markup");
  return reasons.map((reason) => ({ reason, at, detail: one }));
}
