import { collapseSpace, toNfc } from "~/core/text";
import { DOCUMENT_KINDS, ISSUER_OF_SIGN, KIND_OF_SIGN } from "./citation-words";

/** A legal basis as its words say it; null: they do not. `date` is "2018-04-23". */
export type ParsedCitation = {
  /** Article and clause, as written. */
  place: string | null;
  kind: string | null;
  /** As documents bear it: "61/2018/NĐ-CP". */
  number: string | null;
  date: string | null;
  issuer: string | null;
  title: string | null;
};

const NUMBER = /\d{1,5}[a-zđ]?(?:\.\d{1,2})?(?:\/\d{4})?\s?[-/](?=\p{L})[\p{L}\d]+(?:[-/.][\p{L}\d]+)*/iu;
const DATE = /(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})(?!\d)/iu;
const LEAD =
  /^(?:căn cứ(?: pháp lý)?|cơ sở pháp lý|trích dẫn|nguồn|theo|xem|tại|quy định tại|được quy định tại)(?=[\s:])[\s:]*/iu;
const PLACE_WORD = "điểm|khoản|điều|mục|tiểu mục|tiết|chương|phần|phụ lục|câu|trang|đoạn";
const PLACE_START = new RegExp(`^(?:${PLACE_WORD})\\s`, "iu");
/** The place behind the document: after a comma or in brackets. */
const PLACE_AFTER = new RegExp(`[,;(–-]\\s*(?:tại\\s+)?((?:${PLACE_WORD})\\s[^]*)$`, "iu");
const KIND_NAMES = DOCUMENT_KINDS.map(([kind]) => kind).join("|");
const KIND_ABBREVIATIONS = DOCUMENT_KINDS.flatMap(([, ...short]) => short).join("|");
/** The kind right before the number; abbreviations only in capitals. */
const KIND_BEFORE = new RegExp(`(?:^|[\\s,;(])(${KIND_NAMES})(?:\\s+(?:số|:))?[\\s:]*$`, "iu");
const SHORT_KIND_BEFORE = new RegExp(`(?:^|[\\s,;(])(${KIND_ABBREVIATIONS})(?:\\s+(?:số|:))?[\\s:]*$`, "u");
/** A law is named by what it is about: "Luật Cán bộ, công chức số 80/2025/QH15". */
const NAMED_KIND = /(?:^|[\s,;(])((Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?:\s+\p{L}[^;()]*)?)$/u;
const ISSUER_END =
  /\s*(?:[,;.(]|\s(?:về|ban hành|quy định|hướng dẫn|sửa đổi|phê duyệt|quy định chi tiết)\s)/iu;

/** No legal basis is longer than this; what is, is a passage, and none of these patterns is tried on it. */
const MAX_LETTERS = 1_000;

const tidy = (words: string) => collapseSpace(words).replace(/^[\s,;:.()–-]+|[\s,;:(–-]+$/gu, "");
const orNull = (words: string | undefined) =>
  words === undefined || tidy(words) === "" ? null : tidy(words);

/**
 * Reads a legal basis in the ways people write it: "Khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
 * "NĐ 61/2018/NĐ-CP, Điều 5", "Luật Cán bộ, công chức số 80/2025/QH15". What its number says (kind, issuer) is filled in.
 * Null: it names no document.
 */
export function parseCitation(words: string): ParsedCitation | null {
  if (words.length > MAX_LETTERS) return null;
  const text = withoutLead(collapseSpace(toNfc(words)).replace(/^\((.*)\)$/u, "$1"));
  const numbered = NUMBER.exec(text);
  if (!numbered) return namedOnly(text);
  const number = canonicalNumber(numbered[0]);
  const head = headOf(text.slice(0, numbered.index));
  const tail = tailOf(text.slice(numbered.index + numbered[0].length));
  const kind = head.kind ?? kindOfNumber(number);
  return {
    place: joinPlaces(head.place, tail.place),
    kind,
    number,
    date: tail.date,
    issuer: tail.issuer ?? issuerOfNumber(number),
    title: tail.title ?? head.title,
  };
}

function withoutLead(text: string): string {
  const rest = text.replace(LEAD, "");
  return rest === text ? text : withoutLead(rest);
}

/** "61/2018/nđ - cp" → "61/2018/NĐ-CP"; "30c" and the sign of the Prime Minister keep their small letters. */
function canonicalNumber(written: string): string {
  const [figures = "", ...signs] = written.replace(/\s/g, "").split(/(?=[-/])/);
  const capitals = signs
    .join("")
    .toUpperCase()
    .replace(/(?<=[-/])([NQ])D(?=-|$)/g, "$1Đ")
    .replace(/(?<=[-/])TTG(?=-|$)/g, "TTg");
  return figures.toLowerCase() + capitals;
}

const signsOf = (number: string) =>
  number
    .toUpperCase()
    .split(/[-/.]/)
    .filter((sign) => /^\p{L}/u.test(sign));

function kindOfNumber(number: string): string | null {
  return KIND_OF_SIGN.get(signsOf(number)[0] ?? "") ?? null;
}

function issuerOfNumber(number: string): string | null {
  const signs = signsOf(number);
  if (signs.some((sign) => /^UBTVQH\d*$/.test(sign))) return "Ủy ban Thường vụ Quốc hội";
  if (signs.some((sign) => /^QH\d*$/.test(sign))) return "Quốc hội";
  return signs.map((sign) => ISSUER_OF_SIGN.get(sign)).find((issuer) => issuer !== undefined) ?? null;
}

/** What stands before the number: place, kind, and the name of a law. */
function headOf(before: string): { place: string | null; kind: string | null; title: string | null } {
  const full = KIND_BEFORE.exec(before);
  if (full) return { place: placeBefore(before, full), kind: kindNamed(full[1] ?? ""), title: null };
  const short = SHORT_KIND_BEFORE.exec(before);
  if (short) {
    return { place: placeBefore(before, short), kind: KIND_OF_SIGN.get(short[1] ?? "") ?? null, title: null };
  }
  const named = NAMED_KIND.exec(before.replace(/\s*\(?(?:số|:)\s*$/iu, ""));
  if (named) return { place: placeBefore(before, named), kind: named[2] ?? null, title: orNull(named[1]) };
  return { place: placeBefore(before, null), kind: null, title: null };
}

function kindNamed(written: string): string | null {
  const key = written.toLowerCase();
  return DOCUMENT_KINDS.find(([kind]) => kind.toLowerCase() === key)?.[0] ?? null;
}

function placeBefore(before: string, kind: RegExpExecArray | null): string | null {
  const words = before
    .slice(0, kind?.index ?? before.length)
    .replace(/(?:\s|^)(?:của|số|tại|trong)\s*$/iu, "");
  return orNull(words);
}

type Tail = { date: string | null; issuer: string | null; title: string | null; place: string | null };

/** What stands behind the number: date, "của …", "về …", and sometimes the place. */
function tailOf(after: string): Tail {
  const placed = PLACE_AFTER.exec(after);
  const place = placed?.[1] === undefined ? null : orNull(placed[1].replace(/\)$/, ""));
  const words = placed ? after.slice(0, placed.index) : after;
  const dated = DATE.exec(words);
  const rest = dated ? words.slice(0, dated.index) + words.slice(dated.index + dated[0].length) : words;
  const issuing = /(?:^|\s)(?:của|do)\s+(.+)$/iu.exec(rest);
  const said = issuing?.[1];
  const end = said === undefined ? null : ISSUER_END.exec(said);
  const issuer = said === undefined ? null : orNull(end ? said.slice(0, end.index) : said);
  const about = said === undefined ? rest : end ? said.slice(end.index) : "";
  const title = /(?:^|[\s,;(])(?:về(?:\s+việc)?|v\/v)\s+(.+)$/iu.exec(about)?.[1];
  return {
    date: dated ? isoDay(dated) : null,
    issuer: issuer?.replace(/\s+ban hành$/iu, "") ?? null,
    title: orNull(title),
    place,
  };
}

/** A day of the calendar; anything else is no date. */
function isoDay([, day, month, year]: RegExpExecArray): string | null {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = at.getUTCDate() === Number(day) && at.getUTCMonth() === Number(month) - 1;
  return isDay ? at.toISOString().slice(0, 10) : null;
}

function joinPlaces(before: string | null, behind: string | null): string | null {
  if (before === null || behind === null) return before ?? behind;
  return `${before}, ${behind}`;
}

/** A document without a number: a law by its name, or a kind with what it is about. */
function namedOnly(text: string): ParsedCitation | null {
  const placed = PLACE_AFTER.exec(text);
  const words = placed ? text.slice(0, placed.index) : text;
  const found = new RegExp(`(?:^|[\\s,;(])(${KIND_NAMES})(?=\\s|$)`, "u").exec(words);
  if (!found) return null;
  const at = found.index + found[0].length - (found[1] ?? "").length;
  const before = words.slice(0, at).replace(/(?:\s|^)của\s*$/iu, "");
  if (before.trim() !== "" && !PLACE_START.test(before)) return null;
  const { date, issuer, title } = tailOf(words.slice(at));
  const name = words
    .slice(at)
    .replace(DATE, "")
    .replace(/\s(?:năm\s+)?\d{4}\s*$/iu, "")
    .replace(/\s(?:của|do)\s.*$/iu, "");
  const place = joinPlaces(orNull(before), orNull(placed?.[1]?.replace(/\)$/, "")));
  return { place, kind: kindNamed(found[1] ?? ""), number: null, date, issuer, title: title ?? orNull(name) };
}
