import { refuse, type Verdict } from "~/core/verdict";
import { decodeText } from "~/format/decode-text";
import type { ImportFormat, ReadRefusal } from "~/format/found-question";
import type { ZipRefusal } from "~/platform/spreadsheet";
import { checkZip, OFFICE_ZIP_LIMITS } from "~/platform/zip-check.server";
import { MAX_FILE_BYTES } from "./import-run";

type Detected = Verdict<{ format: ImportFormat }, ReadRefusal>;

/** What a name promises by its ending; a file whose content is something else is refused, for one of the two is a mistake or a lie. */
const PROMISED: Record<string, readonly ImportFormat[]> = {
  docx: ["docx"],
  xlsx: ["xlsx"],
  zip: ["qti"],
  xml: ["moodle-xml", "qti"],
  json: ["hoi-thi"],
  gift: ["gift", "text"],
  txt: ["text", "aiken", "gift"],
};
const MACRO_NAMES = ["docm", "xlsm", "dotm", "xltm"];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const beginsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, at) => bytes[at] === byte);

function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
}

/**
 * The format of a file from a stranger, by its content; its name may only agree. Nothing is unpacked or parsed here: a zip is
 * judged by its directory, text by its first words.
 */
export async function detectFormat(bytes: Uint8Array, fileName: string): Promise<Detected> {
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > MAX_FILE_BYTES) return refuse("too-large");
  const ending = endingOf(fileName);
  if (MACRO_NAMES.includes(ending)) return refuse("macros");
  const found = await formatOf(bytes);
  const promised = PROMISED[ending];
  if (!found.ok) return found.reason === "unknown-format" && promised ? refuse("wrong-extension") : found;
  if (promised && !promised.includes(found.format)) return refuse("wrong-extension");
  // Plain words in a file that is called GIFT are for its reader to judge.
  return ending === "gift" && found.format === "text" ? { ok: true, format: "gift" } : found;
}

async function formatOf(bytes: Uint8Array): Promise<Detected> {
  if (beginsWith(bytes, OLE)) {
    const isPackage = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return refuse(isPackage ? "encrypted" : "old-office-format");
  }
  if (beginsWith(bytes, ZIP)) return formatOfZip(bytes);
  const isUtf16 = beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff]);
  if (!isUtf16 && bytes.subarray(0, 8_000).includes(0)) return refuse("unknown-format");
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-") return refuse("unknown-format");
  const decoded = decodeText(bytes);
  return decoded.ok ? formatOfText(decoded.text) : refuse(decoded.reason);
}

const ZIP_REFUSALS: Record<ZipRefusal, ReadRefusal> = {
  encrypted: "encrypted",
  damaged: "damaged",
  "too-many-parts": "too-complex",
  "unpacked-too-large": "too-complex",
};

async function formatOfZip(bytes: Uint8Array): Promise<Detected> {
  const zip = await checkZip(bytes, OFFICE_ZIP_LIMITS);
  if (!zip.ok) return refuse(ZIP_REFUSALS[zip.reason]);
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name));
  if (has(/(?:^|\/)vbaProject\.bin$/i)) return refuse("macros");
  if (has(/^word\//)) return { ok: true, format: "docx" };
  if (has(/^xl\//)) return { ok: true, format: "xlsx" };
  return has(/(?:^|\/)imsmanifest\.xml$|\.xml$/i) ? { ok: true, format: "qti" } : refuse("unknown-format");
}

const LOOKED_AT = 200_000;

function formatOfText(text: string): Detected {
  const head = text.slice(0, LOOKED_AT).trimStart();
  if (head.startsWith("{") && /"format"\s*:\s*"hoi-thi"/.test(head)) return { ok: true, format: "hoi-thi" };
  if (/^<(?:\?xml|!|[a-z])/i.test(head)) return formatOfXml(head);
  return { ok: true, format: wordsFormat(head) };
}

function formatOfXml(head: string): Detected {
  if (/<quiz[\s>]/.test(head)) return { ok: true, format: "moodle-xml" };
  if (
    /<(?:[\w-]+:)?(?:qti-)?(?:assessment-?(?:Item|Test|Section)|questestinterop|manifest)[\s>]/i.test(head)
  ) {
    return { ok: true, format: "qti" };
  }
  return refuse(
    /<!(?:DOCTYPE|ENTITY)/i.test(head) && !/<!DOCTYPE\s+html/i.test(head) ? "dtd-refused" : "unknown-format",
  );
}

/** Braces of GIFT with options, or with "T" or "FALSE" alone on their last line. */
function hasGiftAnswers(head: string): boolean {
  for (const [, inside = "", end] of head.matchAll(/(?<!\\)\{([^{}]{0,5000})(\}?)/g)) {
    if (/[=~]/.test(inside)) return true;
    const last = end === "" ? "" : (inside.trim().split("\n").at(-1) ?? "").trim();
    if (/^(?:T|F|TRUE|FALSE)$/.test(last)) return true;
  }
  return false;
}

/** GIFT has braces with answers in them or titles between double colons; Aiken has its "ANSWER:" lines. */
function wordsFormat(head: string): "gift" | "aiken" | "text" {
  if (/^::[^\n]*::|^\$CATEGORY:/m.test(head) || hasGiftAnswers(head)) return "gift";
  return /^ANSWER:\s*[A-Z]\s*$/m.test(head) ? "aiken" : "text";
}
