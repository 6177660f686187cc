import { collapseSpace, hasControlCharacters, searchKey, toNfc } from "~/core/text";
import { hasMarkup } from "./check-bank";

/** A question has at most so many tags. */
export const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 60;

/** A tag as it is shown and, without accents and letter case, as it is told apart from others. */
export type Tag = { key: string; tag: string };

/** One tag out of typed words; null when nothing usable is left. */
export function tagOf(typed: string): Tag | null {
  const tag = collapseSpace(toNfc(typed)).replace(/^#+\s*/, "");
  const key = searchKey(tag);
  const usable =
    key !== "" && [...tag].length <= MAX_TAG_LENGTH && !hasControlCharacters(tag) && !hasMarkup(tag);
  return usable ? { key, tag } : null;
}

/** Tags typed in one field, apart by commas or semicolons; what is no tag is left out, each tag once. */
export function readTags(typed: string): string[] {
  return uniqueTags(typed.split(/[,;\n]/)).map((one) => one.tag);
}

/** Each tag once, in the order given; the first spelling stays. */
export function uniqueTags(typed: readonly string[]): Tag[] {
  const byKey = new Map<string, Tag>();
  for (const one of typed) {
    const tag = tagOf(one);
    if (tag && !byKey.has(tag.key)) byKey.set(tag.key, tag);
  }
  return [...byKey.values()];
}
