import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";

/** At most so many letters (code points) in a typed answer. */
export const MAX_TYPED_LENGTH = 200;

/** A typed text as it is stored: NFC, one line, one space between words. */
const asStored = (text: string) => toNfc(collapseSpace(text));

/**
 * What is saved of whatever was typed or pasted: one clean line of at most {@link MAX_TYPED_LENGTH} letters, which
 * {@link parseTyped} takes as it is. "": nothing.
 */
export function tidyTyped(text: string): string {
  const shown = [...text].map((letter) => (hasControlCharacters(letter) ? " " : letter)).join("");
  const letters = [...asStored(shown)].slice(0, MAX_TYPED_LENGTH);
  return letters.join("").trimEnd();
}

/** A typed answer as it came in, in the form it is stored in; null: no answer that the paper's own page could have sent. */
export function parseTyped(text: string): string | null {
  if (hasControlCharacters(text)) return null;
  const line = asStored(text);
  return line === "" || [...line].length > MAX_TYPED_LENGTH ? null : line;
}
