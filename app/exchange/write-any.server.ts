import { accept, assertNever, refuse, type Verdict } from "~/core/verdict";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import type { ExportFormat } from "~/format/found-question";

/** A file to be written: what it says of the bank itself, and how much its pictures may weigh together. */
export type WriteTask = {
  task: "write";
  format: ExportFormat;
  head: Omit<ExportedBank, "questions">;
  maxPictureBytes: number;
};

export type WriteReply = Verdict<{ bytes: Uint8Array; count: number }, "too-complex">;

/** Gathers the questions and writes them. Pictures are weighed here, because the thread's memory cap does not count their bytes. */
export async function writeAny(
  { format, head, maxPictureBytes }: WriteTask,
  pages: AsyncIterable<ExportedQuestion[]>,
): Promise<WriteReply> {
  const questions: ExportedQuestion[] = [];
  let pictureBytes = 0;
  for await (const page of pages) {
    for (const question of page) {
      questions.push(question);
      pictureBytes += question.picture?.bytes.byteLength ?? 0;
    }
    if (pictureBytes > maxPictureBytes) return refuse("too-complex");
  }
  return accept({ bytes: await writeBank({ ...head, questions }, format), count: questions.length });
}

/** Only the writer that is needed is loaded. */
async function writeBank(bank: ExportedBank, format: ExportFormat): Promise<Uint8Array> {
  const encoded = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case "hoi-thi":
      return encoded((await import("~/format/write-hoi-thi")).writeHoiThi(bank));
    case "xlsx":
      return (await import("~/format/write-xlsx.server")).writeXlsx(bank);
    case "docx":
      return (await import("~/format/write-docx.server")).writeDocx(bank);
    case "gift":
      return encoded((await import("~/format/write-gift")).writeGift(bank));
    case "moodle-xml":
      return encoded((await import("~/format/write-moodle-xml")).writeMoodleXml(bank));
    default:
      return assertNever(format);
  }
}
