import type { QuestionType } from "~/core/scoring/types";

/** Words shared by the screens and the server of the question banks. Nothing here tells what is right. */

export const QUESTION_TYPES = ["single", "multiple", "true_false"] as const satisfies QuestionType[];
export const AUDIENCES = ["staff", "citizens", "everyone"] as const;

export type Audience = (typeof AUDIENCES)[number];

export type QuestionOption = { key: string; text: string };

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
};
