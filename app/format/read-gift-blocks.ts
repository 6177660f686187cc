import { setAside } from "./gift-text";

/*
 * GIFT cut into its blocks: questions between empty lines, categories, and what comments say about the question
 * below them. Lines keep their numbers.
 */

export type GiftBlock =
  | { kind: "category"; line: number; path: string; comment: GiftComment }
  | {
      kind: "question";
      line: number;
      /** Quoted signs set aside, comments left out. */
      text: string;
      /** The number of each line of `text`. */
      lines: number[];
      comment: GiftComment;
    };

/** `// [id:T1-Q01] [tag:một cửa] [type:ordering] [topic:T1]`: the first two are Moodle's own. */
export type GiftComment = { id: string | null; tags: string[]; type: string | null; topic: string | null };

function noComment(): GiftComment {
  return { id: null, tags: [], type: null, topic: null };
}

function readComment(line: string, into: GiftComment): void {
  for (const [, name = "", quoted = ""] of line.matchAll(/\[(id|tag|type|topic):((?:\\\]|[^\]])+)\]/g)) {
    const value = quoted.replace(/\\\]/g, "]").trim();
    if (name === "tag") into.tags.push(value);
    else into[name as "id" | "type" | "topic"] = value;
  }
}

/** How far an open brace may reach over empty lines: an answer list with gaps, not the rest of a broken file. */
const MAX_GAP_LINES = 60;

/** Whether the brace that is open before line `from` is closed before anything else begins. */
function isClosedLater(lines: readonly string[], from: number): boolean {
  for (const line of lines.slice(from, from + MAX_GAP_LINES)) {
    const brace = /[{}]/.exec(line)?.[0];
    if (/^\s*(?:::|\$CATEGORY:)/.test(line)) return false;
    if (brace !== undefined) return brace === "}";
  }
  return false;
}

export function giftBlocks(source: string): GiftBlock[] {
  const lines = setAside(source.replace(/\r\n?/g, "\n")).split("\n");
  const blocks: GiftBlock[] = [];
  let comment = noComment();
  let texts: string[] = [];
  let numbers: number[] = [];
  let depth = 0;
  const flush = () => {
    const [line] = numbers;
    if (line !== undefined)
      blocks.push({ kind: "question", line, text: texts.join("\n"), lines: numbers, comment });
    comment = noComment();
    texts = [];
    numbers = [];
    depth = 0;
  };
  for (const [at, line] of lines.entries()) {
    const category = /^\s*\$CATEGORY:(.*)$/i.exec(line);
    if (category) {
      const own = numbers.length === 0 ? comment : noComment();
      if (numbers.length > 0) flush();
      blocks.push({ kind: "category", line: at + 1, path: category[1] ?? "", comment: own });
      comment = noComment();
    } else if (/^\s*\/\//.test(line)) readComment(line, comment);
    else if (line.trim() === "") {
      if (depth <= 0 || !isClosedLater(lines, at + 1)) flush();
    } else {
      texts.push(line);
      numbers.push(at + 1);
      for (const brace of line.match(/[{}]/g) ?? []) depth += brace === "{" ? 1 : -1;
    }
  }
  flush();
  return blocks;
}
