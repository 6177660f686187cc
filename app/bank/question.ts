/** Words shared by the screens and the server of the question banks. Nothing here tells what is right. */

export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export const QUESTION_TYPES = ["single", "multiple", "true_false"] as const;
export const AUDIENCES = ["staff", "citizens", "everyone"] as const;

export type Difficulty = (typeof DIFFICULTIES)[number];
export type QuestionType = (typeof QUESTION_TYPES)[number];
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
