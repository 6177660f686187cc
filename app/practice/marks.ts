/** What came out of one place of a practice paper; "open": its answer has not been looked at. */
export type Mark = "right" | "wrong" | "blank" | "open";

/** How marks stand in an address, one letter for each place. */
export const MARK_LETTERS: Record<Mark, string> = { right: "r", wrong: "w", blank: "b", open: "-" };

const MAX_MARKS = 5_000;

/** Marks as an address has them; a letter that means nothing is a place not looked at. */
export function parseMarks(text: string): Mark[] {
  const marks = Object.keys(MARK_LETTERS) as Mark[];
  return [...text.slice(0, MAX_MARKS)].map(
    (letter) => marks.find((mark) => MARK_LETTERS[mark] === letter) ?? "open",
  );
}

/** The marks with some places filled in. Places from 1. */
export function withMarks(marks: readonly Mark[], more: readonly { position: number; mark: Mark }[]): Mark[] {
  const filled = [...marks];
  for (const { position, mark } of more) {
    while (filled.length < position) filled.push("open");
    filled[position - 1] = mark;
  }
  return filled;
}

/** How many of each; `answered`: right and wrong ones. */
export function tally(marks: readonly Mark[]): { right: number; answered: number; seen: number } {
  const count = (wanted: Mark) => marks.filter((mark) => mark === wanted).length;
  const right = count("right");
  const answered = right + count("wrong");
  return { right, answered, seen: answered + count("blank") };
}
