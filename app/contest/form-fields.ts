import * as z from "zod";
import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { parseLocalDateTime } from "~/core/time/zone";

/** What can be wrong with one field; the words are in `contestFieldMessages`. */
export type FieldProblem =
  | "required"
  | "too-long"
  | "control-characters"
  | "not-a-number"
  | "out-of-range"
  | "not-a-time"
  | "not-a-choice"
  | "bad-slug"
  | "bad-code"
  | "ends-before-it-begins"
  | "repeated"
  | "chain-incomplete"
  | "prediction-not-asked"
  | "question-missing"
  | "must-agree";

const lengthOf = (text: string) => [...text].length;

/** One line of text: NFC, single spaces, no control characters; empty only when `optional`. */
export function line(maxLength: number, { optional = false } = {}) {
  return z
    .string({ error: "required" })
    .transform((text) => collapseSpace(toNfc(text)))
    .refine((text) => optional || text !== "", "required")
    .refine((text) => !hasControlCharacters(text), "control-characters")
    .refine((text) => lengthOf(text) <= maxLength, "too-long");
}

/** Many lines (markdown): NFC, line ends as LF, no space at either end. */
export function block(maxLength: number) {
  return z
    .string({ error: "required" })
    .transform((text) => toNfc(text).replace(/\r\n?/g, "\n").trim())
    .refine((text) => !hasControlCharacters(text, { allowLineBreaks: true }), "control-characters")
    .refine((text) => lengthOf(text) <= maxLength, "too-long");
}

/** A whole number in [min, max] as typed; dots and spaces between thousands are left out. */
export function wholeNumber(min: number, max: number) {
  return z
    .string({ error: "required" })
    .transform((text) => text.trim().replace(/(?<=\d)[.\s](?=\d{3}(?:\D|$))/g, ""))
    .refine((text) => text !== "", "required")
    .refine((text) => text === "" || /^\d{1,12}$/.test(text), "not-a-number")
    .transform(Number)
    .refine((value) => Number.isNaN(value) || (value >= min && value <= max), "out-of-range");
}

/** An instant typed as local date and time, Asia/Ho_Chi_Minh. */
export const localInstant = z.string({ error: "required" }).transform((text, context) => {
  const at = parseLocalDateTime(text.trim());
  if (at) return at;
  context.addIssue({ code: "custom", message: text.trim() === "" ? "required" : "not-a-time" });
  return z.NEVER;
});

/** Values of a name that a form sends once, several times or not at all. */
export function several<T extends z.ZodType>(one: T) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(one),
  );
}
