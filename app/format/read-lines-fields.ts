import { folded } from "./source-line";

/** What a line such as "Giải thích: …" says of the question above it. */
export const FIELDS = [
  "key",
  "order",
  "explanation",
  "citation",
  "code",
  "topic",
  "difficulty",
  "audience",
  "tags",
  "facts",
] as const;
export type Field = (typeof FIELDS)[number];

/** Names without accents. */
const NAMES: Record<Field, string> = {
  key: "dap an|dap an dung|dap an dung la|dap an dung nhat|dap an la|dap an chinh xac|dap an cau hoi|dap so|da|d/a|answer|correct answer|answer key|key|tra loi|phuong an dung|phuong an tra loi dung|phuong an dung la|cau tra loi dung|cau tra loi|chon|chon dap an|chon phuong an",
  order: "thu tu dung|thu tu dung la|trinh tu dung|thu tu chinh xac|sap xep dung|thu tu",
  explanation:
    "giai thich|giai thich dap an|huong dan|huong dan giai|huong dan tra loi|loi giai|loi giai thich|giai dap|ly do|explanation|feedback|phan tich|thuyet minh",
  citation:
    "can cu|can cu phap ly|can cu phap luat|co so phap ly|co so|vien dan|nguon|nguon trich dan|trich dan|trich nguon|tham chieu|tai lieu tham khao|van ban|dieu khoan",
  code: "ma|ma cau|ma cau hoi|ma so|id|code",
  topic: "chu de|chuyen de|linh vuc|nhom chu de|topic",
  difficulty: "muc do|do kho|cap do|muc do nhan thuc|muc do kho|difficulty|level",
  audience: "doi tuong|doi tuong du thi|danh cho|audience",
  tags: "nhan|the|tu khoa|tag|tags",
  facts: "du kien|ma du kien",
};
const FIELD_OF = new Map(
  FIELDS.flatMap((field) => NAMES[field].split("|").map((name) => [name, field] as const)),
);

export type FieldLine = { field: Field; from: number; to: number };

const HEAD = /^[\s\-–—+*•=>→⇒([👉✅]*/u;
const KEY_WITHOUT_COLON =
  /^[\s\-–+*•=>→⇒([]*(?:dap an|phuong an)(?: dung)?(?: la)?\s*[\s.\-–=]\s*(?=(?:\(?[a-i]\)?(?:\s*(?:,|;|va|&)\s*[a-i])*|dung|sai)[\s.)\]]*$)/;

/** "Đáp án: B", "(Căn cứ: Điều 5 …)", "=> Đáp án B": which field, and where its words are; null: no such line. */
export function fieldLine(text: string): FieldLine | null {
  if (!/[:：]|án/iu.test(text.slice(0, 120))) return null;
  const head = folded(text.slice(0, 60));
  const lead = HEAD.exec(head)?.[0] ?? "";
  const colon = head.search(/[:：]/);
  const name =
    colon < 0
      ? ""
      : head
          .slice(lead.length, colon)
          .replace(/\s+/g, " ")
          .replace(/[\s*)]+$/, "");
  const field = FIELD_OF.get(name);
  if (field !== undefined) {
    // "*Giải thích:* …" as chat programs write it.
    const star = lead.includes("*") ? (/^\s*\*+/.exec(text.slice(colon + 1))?.[0].length ?? 0) : 0;
    return { field, ...inBrackets(text, lead, colon + 1 + star) };
  }
  const bare = KEY_WITHOUT_COLON.exec(folded(text.slice(0, 120)));
  return bare ? { field: "key", ...inBrackets(text, lead, bare[0].length) } : null;
}

/** A bracket opened before the name closes behind the words. */
function inBrackets(text: string, lead: string, from: number): { from: number; to: number } {
  const open = /[([]/.exec(lead)?.[0];
  const close = open === undefined ? null : (open === "(" ? /\)\s*\.?\s*$/ : /\]\s*\.?\s*$/).exec(text);
  return { from, to: close ? close.index : text.length };
}

const TRAILING_CITATION =
  /[([]\s*(?:can cu|can cu phap ly|co so phap ly|vien dan|nguon|trich)\s*:\s*([^()[\]]*(?:\([^()]*\)[^()[\]]*)*)[)\]]\s*\.?\s*$/;
const TRAILING_KEY =
  /\s*[([]?\s*(?:dap an|d\/a)(?: dung)?(?: la)?\s*:\s*([a-i](?:\s*(?:,|;|va|&)\s*[a-i])*)\s*[)\]]?\s*\.?\s*$/;
const TAIL = 600;

/** "… (Căn cứ: Điều 5 …)" or "… Đáp án: B" at the end of other words; null: neither. */
export function trailingField(text: string): (FieldLine & { cut: number }) | null {
  const start = Math.max(0, text.length - TAIL);
  if (!text.includes(":", start)) return null;
  const tail = folded(text.slice(start));
  for (const [field, pattern] of [
    ["citation", TRAILING_CITATION],
    ["key", TRAILING_KEY],
  ] as const) {
    const match = pattern.exec(tail);
    const words = match?.[1];
    if (!match || words === undefined || start + match.index === 0) continue;
    const from = start + match.index + match[0].indexOf(words, match[0].indexOf(":"));
    return { field, from, to: from + words.length, cut: start + match.index };
  }
  return null;
}

const KEY_LIST =
  /^[\s\-–*#]*(?:bang |phan |phu luc )?(?:(?:goi y )?dap an|huong dan cham|answer keys?|answers|keys?)(?: (?:chi tiet|tham khao|de thi|de|bo cau hoi|cau hoi|trac nghiem|dung|cac cau|phan .{1,12}|va .{1,20}))*[\s*:.\-–]*$/;

/** "ĐÁP ÁN", "BẢNG ĐÁP ÁN": a line of its own before keys by number. */
export function isKeyListHeading(text: string): boolean {
  return text.length < 80 && /án|chấm|answer|key/iu.test(text) && KEY_LIST.test(folded(text));
}

const DIFFICULTY_WORDS = "nhan biet|thong hieu|van dung cao|van dung thap|van dung";
const PLAIN_DIFFICULTY = "rat de|de|trung binh|kho|rat kho";
const ASIDE = new RegExp(`^(?:muc(?: do)?:? )?(?:${DIFFICULTY_WORDS}|${PLAIN_DIFFICULTY}|nb|th|vd|vdc|tb)$`);

/** Whether words in brackets behind a label name a difficulty: "Nhận biết", "NB", "mức độ khó". */
export function isDifficulty(words: string): boolean {
  return ASIDE.test(folded(words).trim());
}

const IN_HEADING = new RegExp(
  `(?:muc do|cau hoi|cau)\\s*:?\\s*(?:nhan thuc\\s*:?\\s*)?(${DIFFICULTY_WORDS}|${PLAIN_DIFFICULTY})(?![a-z])|(?<![a-z])(${DIFFICULTY_WORDS})(?![a-z])`,
);

/** The difficulty that a heading names, as it writes it, and the heading without these words. */
export function difficultyOfHeading(text: string): { difficulty: string | null; rest: string } {
  const match = IN_HEADING.exec(folded(text));
  const words = match?.[1] ?? match?.[2];
  if (!match || words === undefined) return { difficulty: null, rest: text };
  const from = match.index + match[0].lastIndexOf(words);
  return {
    difficulty: text.slice(from, from + words.length),
    rest: text.slice(0, match.index) + text.slice(match.index + match[0].length),
  };
}

const AUDIENCE = /(?:danh cho|doi tuong\s*:?)\s+(.{3,80})$/;

/** Whom a heading addresses: "PHẦN DÀNH CHO NGƯỜI DÂN"; null: it does not say. */
export function audienceOfHeading(text: string): { audience: string | null; rest: string } {
  const match = AUDIENCE.exec(folded(text));
  if (!match) return { audience: null, rest: text };
  return {
    audience: text
      .slice(match.index + match[0].length - (match[1] ?? "").length)
      .replace(/[)\].:]+$/, "")
      .trim(),
    rest: text.slice(0, match.index),
  };
}
