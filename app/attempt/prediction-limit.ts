/** The greatest number that can be predicted. */
export const MAX_PREDICTION = 100_000_000;

/**
 * A typed prediction. null: nothing typed; undefined: not a number that can be predicted. Digits may stand in groups of
 * three, parted by dots, commas or spaces; "12,5" is no whole number.
 */
export function parsePrediction(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === "") return null;
  if (!/^\d+$|^\d{1,3}(?:[.,\s]\d{3})+$/.test(typed)) return undefined;
  const value = Number(typed.replace(/\D/g, ""));
  return value <= MAX_PREDICTION ? value : undefined;
}
