import { toNfc } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";

const ENCODINGS = [
  { magic: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { magic: [0xff, 0xfe], name: "utf-16le" },
  { magic: [0xfe, 0xff], name: "utf-16be" },
] as const;

/** Signs that fonts of TCVN3 (".VnTime") show as Vietnamese letters and that no Vietnamese text holds beside letters. */
const TCVN3 =
  /[A-Za-z][\u00A8-\u00AE\u00B5-\u00B9\u00BB-\u00BE\u00C6\u00CB\u00D0\u00D1\u00D7\u00DE]|\u00AE[A-Za-z\u00A8-\u00FF]/g;
/** The same of VNI: a vowel and a sign of its own for the accent. */
const VNI =
  /[aeiouyAEIOUY][\u00C0\u00C1\u00C2\u00C4\u00C5\u00C9\u00CA\u00CB\u00CF\u00D5\u00D8\u00D9\u00DA\u00DB\u00DC\u00E0-\u00E2\u00E4\u00E5\u00E9-\u00EB\u00EF\u00F5\u00F8-\u00FC](?![\u0300-\u036F])/g;

/** Letters that only Unicode text in Vietnamese has. */
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/g;

/** Whether a text is Vietnamese of the time before Unicode, which only its own fonts can show. */
export function looksLegacyVietnamese(text: string): boolean {
  const sample = text.slice(0, 50_000);
  const known = sample.match(VIETNAMESE)?.length ?? 0;
  const legacy = (sample.match(TCVN3)?.length ?? 0) + (sample.match(VNI)?.length ?? 0);
  return legacy >= 5 && legacy > known && legacy * 20 > sample.length;
}

/**
 * Bytes of a text file as text in NFC: UTF-8, or UTF-16 with its mark. Other encodings, TCVN3, VNI and Windows-1258 among
 * them, are `not-utf8`, as are bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Verdict<{ text: string }, "not-utf8" | "empty"> {
  const mark = ENCODINGS.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
  const body = bytes.subarray(mark?.magic.length ?? 0);
  let text: string;
  try {
    text = toNfc(new TextDecoder(mark?.name ?? "utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return refuse("not-utf8");
  }
  if (text.trim() === "") return refuse("empty");
  return text.includes("\0") || looksLegacyVietnamese(text) ? refuse("not-utf8") : accept({ text });
}
