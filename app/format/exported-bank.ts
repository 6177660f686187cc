import type { Audience } from "~/bank/question";
import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";

/** One question as every writer of a format gets it, the key included: for authors and organisers only. */
export type ExportedQuestion = {
  code: string;
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  /** Markdown, see `bank/question-text.ts`. */
  stem: string;
  /** Left side of a matching question; empty for every other type. */
  prompts: string[];
  /** Plain texts in the author's order; for ordering: in the right order; none for short_answer. */
  options: string[];
  /** Indexes into `options`, as `FoundQuestion.right`. */
  right: number[];
  /** Accepted texts of a short answer. */
  accepted: string[];
  /** Markdown; may be empty. */
  explanation: string;
  citation: ExportedCitation | null;
  tags: string[];
  factIds: string[];
  picture: {
    name: string;
    alt: string;
    mime: "image/webp" | "image/png" | "image/jpeg";
    bytes: Uint8Array;
  } | null;
};

export type ExportedCitation = {
  issuer: string;
  kind: string;
  number: string | null;
  /** ISO day; null: the document has none. */
  date: string | null;
  title: string;
  /** Article and clause. */
  place: string | null;
};

/** A bank, or the part of it that somebody asked for, in the order of the codes. */
export type ExportedBank = {
  slug: string;
  name: string;
  description: string;
  topics: { code: string; name: string }[];
  questions: ExportedQuestion[];
};
