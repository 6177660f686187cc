import * as z from "zod";
import { collapseSpace, hasControlCharacters } from "~/core/text";

/** Keys of `issue` in the messages of accounts. */
export type FieldIssue = "required" | "too-long" | "control-characters";

function line(maxLength: number) {
  return z
    .string({ error: "required" })
    .transform(collapseSpace)
    .refine((text) => text !== "", "required")
    .refine((text) => [...text].length <= maxLength, "too-long")
    .refine((text) => !hasControlCharacters(text), "control-characters");
}

/** Verbatim: spaces count, nothing is trimmed. The length limit only bounds the work. */
const password = z.string({ error: "required" }).min(1, "required").max(1_000, "too-long");

const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const signInFields = z.object({ signInName: line(200), password, trusted: checkbox });

export const linkFields = z.object({ trusted: checkbox });

export const changePasswordFields = z.object({
  /** Absent while a one-time password is replaced. */
  current: z.string().max(1_000, "too-long").default(""),
  wanted: password,
});

export const officialFields = z.object({ displayName: line(100), signInName: line(120) });

export const registerFields = z.object({
  displayName: line(100),
  contact: line(200),
  unit: z.string({ error: "required" }).min(1, "required"),
  password,
  consent: z.literal("on", { error: "required" }),
  trusted: checkbox,
});

/** What was typed, for showing the form again: texts only, and never a password. */
export function typedValues(
  fields: Record<string, unknown>,
  names: readonly string[],
): Record<string, string> {
  const typed = names.map((name) => [name, fields[name]] as const);
  return Object.fromEntries(typed.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
