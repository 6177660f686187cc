import type { BankFile, BankFileDocument, BankFileQuestion } from "./bank-file";
import { documentKey } from "./check-bank";
import { answerOfFile } from "./file-answer";
import { isSameContent, type QuestionContent } from "./question-content.server";

/** A question as it stands in the database. */
export type StoredQuestion = {
  id: string;
  code: string;
  isRetired: boolean;
  /** Newest first. */
  revisions: { number: number; byPerson: boolean; content: QuestionContent }[];
};

export type PlannedQuestion = { file: BankFileQuestion; content: QuestionContent };

/** What an import does with each question. */
export type ImportPlan = {
  created: PlannedQuestion[];
  /** The file says something new: the next revision. */
  revised: (PlannedQuestion & { questionId: string; number: number })[];
  unchanged: string[];
  /** The file still says what a person has since corrected in the program: the correction stays. */
  superseded: string[];
  /** The code belongs to a question that was written in the program and never came from a file: left alone. */
  taken: string[];
  /** In the program and in use, but not in the file: left alone. */
  missing: string[];
};

/** Compares a bank file with what is stored. Codes are in the order of the file, `missing` by code. */
export function planImport(bank: BankFile, stored: readonly StoredQuestion[]): ImportPlan {
  const byCode = new Map(stored.map((question) => [question.code, question]));
  const documents = new Map(bank.documents.map((document) => [document.id, document]));
  const plan: ImportPlan = {
    created: [],
    revised: [],
    unchanged: [],
    superseded: [],
    taken: [],
    missing: [],
  };
  for (const file of bank.questions) {
    const content = contentOfFile(file, documents);
    const known = byCode.get(file.code);
    byCode.delete(file.code);
    if (!known) {
      plan.created.push({ file, content });
      continue;
    }
    const [current, ...earlier] = known.revisions;
    if (current && isSameContent(current.content, content)) plan.unchanged.push(file.code);
    else if (current?.byPerson && earlier.some((one) => isSameContent(one.content, content))) {
      plan.superseded.push(file.code);
    } else if (current && known.revisions.every((one) => one.byPerson)) plan.taken.push(file.code);
    else {
      plan.revised.push({ file, content, questionId: known.id, number: (current?.number ?? 0) + 1 });
    }
  }
  plan.missing = [...byCode.values()].filter((one) => !one.isRetired).map((one) => one.code);
  plan.missing.sort();
  return plan;
}

function contentOfFile(
  file: BankFileQuestion,
  documents: ReadonlyMap<string, BankFileDocument>,
): QuestionContent {
  const document = documents.get(file.citation.document);
  return {
    topicCode: file.topic,
    difficulty: file.difficulty,
    type: file.type,
    audience: file.audience,
    stem: file.stem,
    picture: null,
    ...answerOfFile(file),
    explanation: file.explanation,
    document: document ? documentKey(document) : null,
    place: file.citation.place,
    factIds: file.facts,
  };
}
