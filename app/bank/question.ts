import type { QuestionType } from "~/core/scoring/types";

/** Words shared by the screens and the server of the question banks. Nothing here tells what is right. */

export { QUESTION_TYPES } from "~/core/scoring/types";
export const AUDIENCES = ["staff", "citizens", "everyone"] as const;

export type Audience = (typeof AUDIENCES)[number];

export type QuestionOption = { key: string; text: string };

/** Keys of options, in the author's order. */
export const OPTION_KEYS = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;

/** A picture beside the stem: id of the stored picture and what it shows, in words. */
export type QuestionPicture = { id: string; alt: string };

/** How many options (prompts, for the left side of matching) and how many right ones a type has, both ends included. */
export const ANSWER_RULES = {
  single: { options: [3, 5], right: [1, 1], prompts: [0, 0] },
  multiple: { options: [3, 6], right: [2, 5], prompts: [0, 0] },
  true_false: { options: [2, 2], right: [1, 1], prompts: [0, 0] },
  ordering: { options: [3, 7], right: [3, 7], prompts: [0, 0] },
  matching: { options: [3, 9], right: [3, 6], prompts: [3, 6] },
  short_answer: { options: [0, 0], right: [1, 8], prompts: [0, 0] },
} as const satisfies Record<QuestionType, Record<"options" | "right" | "prompts", [number, number]>>;

/** At most so many letters in an accepted text of a short answer. */
export const MAX_ACCEPTED_LENGTH = 60;

/** The stored options `[{ key, text }]`. Throws on anything else: only a broken write makes it. */
export function storedOptions(stored: unknown): QuestionOption[] {
  if (!Array.isArray(stored)) throw new TypeError("options are not a list");
  return stored.map((option: { key?: unknown; text?: unknown } | null) => {
    if (typeof option?.key !== "string" || typeof option.text !== "string") {
      throw new TypeError("broken option");
    }
    return { key: option.key, text: option.text };
  });
}

/** Whether an address may name a bank by this; whatever else it holds names nothing. */
export function isBankSlug(slug: string | undefined): slug is string {
  return slug !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
}

/** Whether an address may name a question by this. */
export function isQuestionCode(code: string | undefined): code is string {
  return code !== undefined && /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/.test(code);
}

/** In whose name and when banks are changed. */
export type BankContext = {
  now: Date;
  /** null: the system itself (seed, command line). */
  actorId: string | null;
  /** The act on many questions that this belongs to, as each of its entries in the audit log says in `detail`. */
  partOf?: ChangeMark;
};

/** Id of an act on many questions (`bank_change`): what was done as part of it, or to undo it. */
export type ChangeMark = { change: string } | { undoes: string };
