import * as z from "zod";
import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { hasMarkup } from "./check-bank";
import { plainText, tidyMarkdown } from "./question-text";

/** At most so many letters in a stem, an explanation, an option or a title. */
export const MAX_TEXT = 2000;

type TextRule = { optional?: boolean };

/** Plain text on one line: NFC, single spaces; a line break typed into a long field becomes a space. */
export function lineText(maxLength: number, { optional = false }: TextRule = {}) {
  return z
    .string({ error: "required" })
    .transform((typed) => collapseSpace(toNfc(typed)))
    .refine((one) => optional || one !== "", "required")
    .refine((one) => !hasControlCharacters(one), "control-characters")
    .refine((one) => !hasMarkup(one), "markup")
    .refine((one) => [...one].length <= maxLength, "too-long");
}

/** {@link lineText} that may stay empty: null then. */
export function optionalLine(maxLength: number) {
  return lineText(maxLength, { optional: true })
    .default("")
    .transform((one) => one || null);
}

/** The small markdown of `question-text.ts` on several lines; unless optional it must show at least one word. */
export function markdownText({ optional = false }: TextRule = {}) {
  return (
    z
      .string({ error: "required" })
      .transform((typed) => tidyMarkdown(toNfc(typed)))
      // First and alone: the other rules read a text of the bank, not a book.
      .refine((one) => [...one].length <= MAX_TEXT, { error: "too-long", abort: true })
      .refine((one) => optional || plainText(one) !== "", "required")
      .refine((one) => !hasControlCharacters(one, { allowLineBreaks: true }), "control-characters")
      .refine((one) => !hasMarkup(one), "markup")
  );
}
