import { answerKey, collapseSpace, hasControlCharacters, searchKey, toNfc } from "~/core/text";
import type {
  BankFile,
  BankFileDocument,
  BankFileProblem,
  BankFileProblemReason,
  BankFileQuestion,
} from "./bank-file";
import { answerOfFile } from "./file-answer";
import { ANSWER_RULES, MAX_ACCEPTED_LENGTH, OPTION_KEYS } from "./question";

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

const isWithin = (count: number, [least, most]: readonly [number, number]) => count >= least && count <= most;

function optionProblems(question: BankFileQuestion): BankFileProblem[] {
  const { type, code: at } = question;
  const { prompts, options, keys } = answerOfFile(question);
  const rule = ANSWER_RULES[type];
  const letters = options.map((option) => option.key).join("");
  const isAll = type === "multiple" && keys.length >= options.length;
  const problem = (reason: BankFileProblemReason, detail: string) => ({ reason, at, detail });
  const found = [
    ...repeated(
      options,
      (one) => optionKey(one.text),
      "duplicate-option",
      () => at,
    ),
    ...repeated(prompts, optionKey, "duplicate-prompt", () => at),
  ];
  if (letters !== OPTION_KEYS.slice(0, options.length).join("")) {
    found.push(problem("wrong-option-keys", `expected a, b, c … in order, got ${letters}`));
  }
  if (!isWithin(options.length, rule.options)) {
    found.push(problem("wrong-option-count", `${options.length} options for ${type}`));
  }
  if (!isWithin(prompts.length, rule.prompts)) {
    found.push(problem("wrong-prompt-count", `${prompts.length} prompts for ${type}`));
  }
  if (!isWithin(keys.length, rule.right) || isAll) {
    found.push(problem("wrong-correct-count", `${keys.length} right of ${options.length} for ${type}`));
  }
  if (type === "true_false" && options.map((option) => option.text).join("|") !== "Đúng|Sai") {
    found.push(problem("wrong-true-false-options", options.map((option) => option.text).join(" / ")));
  }
  return type === "short_answer" ? [...found, ...acceptedProblems(keys, at)] : found;
}

function acceptedProblems(accepted: readonly string[], at: string): BankFileProblem[] {
  const long = accepted.filter((one) => [...one].length > MAX_ACCEPTED_LENGTH || answerKey(one) === "");
  return [
    ...repeated(accepted, optionKey, "duplicate-option", () => at),
    ...long.map((detail): BankFileProblem => ({ reason: "accepted-too-long", at, detail })),
  ];
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
      [question.stem, question.explanation, question.citation.place ?? "", ...answerTexts(question)].flatMap(
        (one) => problemsOfText(one, question.code),
      ),
    ),
  ];
}

function answerTexts(question: BankFileQuestion): string[] {
  const { prompts, options, keys } = answerOfFile(question);
  const accepted = question.type === "short_answer" ? keys : [];
  return [...prompts, ...options.map((option) => option.text), ...accepted, ...(question.tags ?? [])];
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
