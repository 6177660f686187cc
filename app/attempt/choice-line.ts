/**
 * A choice as one text between this program and PostgreSQL, where groups of choices are arrays of text. Parted by U+001F (chr(31)
 * in the statements), which no stored choice contains: ids have no such sign, and typed text with a control character is refused.
 */
const PARTING = "\u001F";

export const choiceLine = (choice: readonly string[]): string => choice.join(PARTING);

/** The choice of a line; "" is the empty one, because no choice consists of a single "". */
export const choiceOf = (line: string): string[] => (line === "" ? [] : line.split(PARTING));
