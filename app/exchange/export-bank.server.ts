import type { QuestionFilter } from "~/bank/question-filter";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { type ExportFormat, MAX_QUESTIONS } from "~/format/found-question";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { DOCX_TYPE, XLSX_TYPE } from "~/platform/http.server";
import { type ThreadLimits, writeInThread } from "./exchange-thread.server";
import type { ExportRefusal } from "./export-refusal";
import { openExportedPages } from "./exported-pages.server";

export type ExportRequest = { bankSlug: string; format: ExportFormat; filter: QuestionFilter };
export type ExportFile = { fileName: string; contentType: string; bytes: Uint8Array; count: number };
/** What one file may take. One of more questions than an import takes could not be read back. */
export type ExportLimits = ThreadLimits & { maxQuestions: number; maxPictureBytes: number };

const KINDS: Record<ExportFormat, { ending: string; contentType: string }> = {
  "hoi-thi": { ending: "json", contentType: "application/json; charset=utf-8" },
  xlsx: { ending: "xlsx", contentType: XLSX_TYPE },
  docx: { ending: "docx", contentType: DOCX_TYPE },
  gift: { ending: "gift", contentType: "text/plain; charset=utf-8" },
  "moodle-xml": { ending: "xml", contentType: "application/xml; charset=utf-8" },
};

const WITHOUT_PICTURES: readonly ExportFormat[] = ["xlsx", "gift"];
/** As Word's paragraphs they take nearly all the memory that the thread has. */
const MAX_QUESTIONS_IN_WORD = 8_000;
const MAX_PICTURE_BYTES = 100_000_000;

/**
 * The questions that the filter lets through as a file, keys included, written off the main thread; the audit log notes who took
 * them out of the house. Of questions in use the approved wording, else the newest. Throws 404 when there is no such bank.
 */
export async function exportBank(
  { bankSlug, format, filter }: ExportRequest,
  { now, actorId }: { now: Date; actorId: string | null },
  limits: Partial<ExportLimits> = {},
): Promise<Verdict<ExportFile, ExportRefusal>> {
  const most = format === "docx" ? MAX_QUESTIONS_IN_WORD : MAX_QUESTIONS;
  const { maxQuestions = most, maxPictureBytes = MAX_PICTURE_BYTES } = limits;
  const withPictures = !WITHOUT_PICTURES.includes(format);
  const { head, pages, ...found } = await openExportedPages(bankSlug, filter, { withPictures });
  if (found.count > maxQuestions) return refuse("too-large");
  const written = await writeInThread({ format, head, maxPictureBytes }, pages, limits);
  if (!written.ok) return refuse(refusalOf(written.reason));
  const { bytes, count } = written;
  await transaction((tx) =>
    recordAudit(tx, {
      ...{ at: now, actorId, act: "export-bank", subject: "bank" },
      detail: { bank: bankSlug, format, count, filter },
    }),
  );
  const name = head.name.replace(/[\p{C}<>:"/\\|?*]+/gu, " ").trim() || bankSlug;
  const { ending, contentType } = KINDS[format];
  return accept({ fileName: `${name}.${ending}`, contentType, bytes, count });
}

type Unwritten = Extract<Awaited<ReturnType<typeof writeInThread>>, { ok: false }>["reason"];

function refusalOf(reason: Unwritten): ExportRefusal {
  if (reason === "failed") throw new Error("the file was not written: see the log of the exchange thread");
  return reason === "too-complex" ? "too-large" : reason;
}
