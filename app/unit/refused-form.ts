/** What an action answers when it refuses: why, what is wrong with which field, and what was typed. */
export type RefusedForm<R extends string> = {
  ok: false;
  reason: R | "invalid-form";
  fields: Record<string, string>;
  /** As typed, to stand in the fields again. */
  values: Record<string, string>;
  /** Numbers that the words of the reason name. */
  counts?: Record<string, number>;
};

/** What was typed, texts only; a repeated name keeps its first value. */
export function typedValues(fields: Record<string, unknown>): Record<string, string> {
  const typed = Object.entries(fields).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(typed.filter(([, value]) => typeof value === "string"));
}
