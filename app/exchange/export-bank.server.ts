import type { QuestionFilter } from "~/bank/question-filter";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { ExportFormat } from "~/format/found-question";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { DOCX_TYPE, XLSX_TYPE } from "~/platform/http.server";
import { createNewestOnly } from "~/platform/newest-only.server";
import { type ThreadLimits, writeInThread } from "./exchange-thread.server";
import { EXPORT_LIMITS, type ExportRefusal } from "./export-refusal";
import { openExportedPages } from "./exported-pages.server";

export type ExportRequest = { bankSlug: string; format: ExportFormat; filter: QuestionFilter };
export type ExportFile = { fileName: string; contentType: string; bytes: Uint8Array; count: number };
/** What one file may take. `signal`: nobody waits for it any longer. */
export type ExportLimits = ThreadLimits & {
  maxQuestions: number;
  maxPictureBytes: number;
  signal: AbortSignal;
};
type Context = { now: Date; actorId: string | null };

const KINDS: Record<ExportFormat, { ending: string; contentType: string }> = {
  "hoi-thi": { ending: "json", contentType: "application/json; charset=utf-8" },
  xlsx: { ending: "xlsx", contentType: XLSX_TYPE },
  docx: { ending: "docx", contentType: DOCX_TYPE },
  gift: { ending: "gift", contentType: "text/plain; charset=utf-8" },
  "moodle-xml": { ending: "xml", contentType: "application/xml; charset=utf-8" },
};

const WITHOUT_PICTURES: readonly ExportFormat[] = ["xlsx", "gift"];

/** One export of an account at a time: who clicks twice, or on another format, wants the later file. */
const newestOnly = createNewestOnly();

/**
 * The questions that the filter lets through as a file, keys included, written off the main thread; the audit log notes who took
 * them out of the house. Of questions in use the approved wording, else the newest. An export of the same account that is not done
 * is given up for it. Throws 404 when there is no such bank.
 */
export async function exportBank(
  request: ExportRequest,
  context: Context,
  { signal, ...limits }: Partial<ExportLimits> = {},
): Promise<Verdict<ExportFile, ExportRefusal>> {
  if (context.actorId === null) return makeExport(request, context, { signal, ...limits });
  const made = await newestOnly(context.actorId, async (replaced) => {
    const either = signal ? AbortSignal.any([signal, replaced]) : replaced;
    const file = await makeExport(request, context, { signal: either, ...limits });
    return !file.ok && file.reason === "stopped" && replaced.aborted ? null : file;
  });
  return made ?? refuse("replaced");
}

async function makeExport(
  { bankSlug, format, filter }: ExportRequest,
  { now, actorId }: Context,
  limits: Partial<ExportLimits>,
): Promise<Verdict<ExportFile, ExportRefusal>> {
  const most = format === "docx" ? EXPORT_LIMITS.questionsInWord : EXPORT_LIMITS.questions;
  const { maxQuestions = most, maxPictureBytes = EXPORT_LIMITS.pictureMegabytes * 1_000_000 } = limits;
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
