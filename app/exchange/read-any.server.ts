import { assertNever, refuse, type Verdict } from "~/core/verdict";
import { decodeText } from "~/format/decode-text";
import type { ImportFormat, ReadFile, ReadRefusal } from "~/format/found-question";
import type { SheetGlimpse, SheetMapping } from "~/format/sheet-mapping";

/** A file to be read, as its bytes. */
export type ReadTask = {
  task: "read";
  format: ImportFormat;
  bytes: Uint8Array;
  mapping: SheetMapping | null;
};

export type ReadReply = Verdict<{ file: ReadFile }, ReadRefusal, { sheet?: SheetGlimpse }>;

/** Only the reader that is needed is loaded. */
export async function readAny({ format, bytes, mapping }: ReadTask): Promise<ReadReply> {
  switch (format) {
    case "docx":
      return (await import("~/format/read-docx.server")).readDocx(bytes);
    case "xlsx":
      return (await import("~/format/read-xlsx.server")).readQuestionSheet(bytes, mapping);
    case "qti":
      return (await import("~/format/read-qti.server")).readQti(bytes);
    default: {
      const decoded = decodeText(bytes);
      return decoded.ok ? readDecoded(format, decoded.text) : refuse(decoded.reason);
    }
  }
}

async function readDecoded(
  format: Exclude<ImportFormat, "docx" | "xlsx" | "qti">,
  text: string,
): Promise<ReadReply> {
  switch (format) {
    case "text":
      return (await import("~/format/read-text")).readText(text);
    case "aiken":
      return (await import("~/format/read-aiken")).readAiken(text);
    case "gift":
      return (await import("~/format/read-gift")).readGift(text);
    case "moodle-xml":
      return (await import("~/format/read-moodle-xml.server")).readMoodleXml(text);
    case "hoi-thi":
      return (await import("~/format/read-hoi-thi")).readHoiThi(text);
    default:
      return assertNever(format);
  }
}
