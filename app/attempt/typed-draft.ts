import { TYPED_DRAFT } from "~/account/device-storage";

/*
 * The text being typed at this moment, kept at each letter and at once: the answer made of it comes after a pause, and the
 * device's store takes a moment more. One text at a time, for as long as the tab lives.
 */

type Draft = { place: string; text: string };

function read(): Draft | null {
  const kept = sessionStorage.getItem(TYPED_DRAFT);
  return kept === null ? null : (JSON.parse(kept) as Draft);
}

/** Keeps what is typed at `place`, in the stead of any other text. */
export function keepDraft(place: string, text: string): void {
  try {
    sessionStorage.setItem(TYPED_DRAFT, JSON.stringify({ place, text } satisfies Draft));
  } catch {
    // No storage: the text lives as long as the page.
  }
}

/** What was typed at `place` when the page was left; null: nothing. */
export function readDraft(place: string): string | null {
  try {
    const draft = read();
    return draft?.place === place ? draft.text : null;
  } catch {
    return null;
  }
}

/** Forgets the text once it is kept as an answer, unless more has been typed since. */
export function dropDraft(place: string, text: string): void {
  try {
    const draft = read();
    if (draft?.place === place && draft.text === text) sessionStorage.removeItem(TYPED_DRAFT);
  } catch {
    // As above.
  }
}
