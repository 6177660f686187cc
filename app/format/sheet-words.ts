import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";

/** Words of the interface for the types, as our template offers them. */
export const TYPE_WORDS: Record<QuestionType, string> = {
  single: "Chọn một phương án",
  multiple: "Chọn nhiều phương án",
  true_false: "Đúng / Sai",
  ordering: "Sắp xếp thứ tự",
  matching: "Ghép đôi",
  short_answer: "Trả lời ngắn",
};

const PATTERNS: [QuestionType | "unsupported", RegExp][] = [
  ["unsupported", /tu luan|essay|open.?ended|khao sat|poll/],
  ["multiple", /nhieu|multiple (?:select|answer|response)|checkbox|multi.?select|^multiple$/],
  ["true_false", /dung.*sai|true.*false|^d ?\/ ?s$/],
  ["ordering", /sap xep|thu tu|order/],
  ["matching", /ghep|noi (?:cot|cap)|match/],
  ["short_answer", /ngan|dien|fill|short|type answer/],
  ["single", /mot|single|don|trac nghiem|multiple choice|1 (?:dap an|lua chon)|mcq/],
];

/** The type that words name; null: none that is known. */
export function typeOfWords(words: string): QuestionType | "unsupported" | null {
  const key = searchKey(words);
  return key === "" ? null : (PATTERNS.find(([, pattern]) => pattern.test(key))?.[0] ?? null);
}

/** Whether a cell says yes: "x", "1", "Đ", "đúng", a tick. */
export function isMarked(cell: string): boolean {
  return /^(?:x|1|v|d|dung|true|yes|co|[✓✔√☑■●*+])$/u.test(searchKey(cell));
}

/** "Đúng" is 0, "Sai" is 1, as the options of that type stand; null: neither. */
export function trueFalseOf(cell: string): 0 | 1 | null {
  const key = searchKey(cell).replace(/[.!]$/, "");
  if (/^(?:dung|d|true|t|yes|1)$/.test(key)) return 0;
  return /^(?:sai|s|false|f|no|0)$/.test(key) ? 1 : null;
}
