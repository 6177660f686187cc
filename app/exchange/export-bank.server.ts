import { getBank } from "~/bank/bank.queries.server";
import type { QuestionFilter } from "~/bank/question-filter";
import { listMatchingCodes } from "~/bank/question-list.queries.server";
import {
  listWholeQuestions,
  readPictures,
  type StoredPicture,
  type WholeQuestion,
} from "~/bank/whole-questions.queries.server";
import { assertNever } from "~/core/verdict";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import type { ExportFormat } from "~/format/found-question";
import { writeDocx } from "~/format/write-docx.server";
import { writeGift } from "~/format/write-gift";
import { writeHoiThi } from "~/format/write-hoi-thi";
import { writeMoodleXml } from "~/format/write-moodle-xml";
import { writeXlsx } from "~/format/write-xlsx.server";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { DOCX_TYPE, XLSX_TYPE } from "~/platform/http.server";
import { exportedAnswer, exportedCitation } from "./exported-question";

export type ExportRequest = { bankSlug: string; format: ExportFormat; filter: QuestionFilter };
export type ExportFile = { fileName: string; contentType: string; bytes: Uint8Array; count: number };

const KINDS: Record<ExportFormat, { ending: string; contentType: string }> = {
  "hoi-thi": { ending: "json", contentType: "application/json; charset=utf-8" },
  xlsx: { ending: "xlsx", contentType: XLSX_TYPE },
  docx: { ending: "docx", contentType: DOCX_TYPE },
  gift: { ending: "gift", contentType: "text/plain; charset=utf-8" },
  "moodle-xml": { ending: "xml", contentType: "application/xml; charset=utf-8" },
};

/**
 * The questions that the filter lets through as a file, keys included; the audit log notes who took them out of the house. Of
 * questions in use the approved wording, else the newest. Throws 404 when there is no such bank.
 */
export async function exportBank(
  { bankSlug, format, filter }: ExportRequest,
  { now, actorId }: { now: Date; actorId: string | null },
): Promise<ExportFile> {
  const bank = await listExportedBank(bankSlug, filter);
  const bytes = await writeBank(bank, format);
  const { ending, contentType } = KINDS[format];
  const count = bank.questions.length;
  await transaction((tx) =>
    recordAudit(tx, {
      ...{ at: now, actorId, act: "export-bank", subject: "bank" },
      detail: { bank: bankSlug, format, count, filter },
    }),
  );
  const name = bank.name.replace(/[\p{C}<>:"/\\|?*]+/gu, " ").trim() || bankSlug;
  return { fileName: `${name}.${ending}`, contentType, bytes, count };
}

/** The bank, or the part of it that the filter lets through, as every writer gets it. */
export async function listExportedBank(bankSlug: string, filter: QuestionFilter): Promise<ExportedBank> {
  const { slug, name, description, topics } = await getBank(bankSlug);
  const codes = await listMatchingCodes(slug, filter);
  const questions = await listWholeQuestions(slug, codes, { newest: filter.state !== "in-use" });
  const pictures = await readPictures(questions);
  const sorted = questions.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return {
    ...{ slug, name, description },
    topics: topics.map((topic) => ({ code: topic.code, name: topic.name })),
    questions: sorted.map((question) => exportedQuestion(question, pictures)),
  };
}

function exportedQuestion(
  { code, content, document, tags }: WholeQuestion,
  pictures: ReadonlyMap<string, StoredPicture>,
): ExportedQuestion {
  const { topicCode, difficulty, audience, type, stem, explanation, factIds, place } = content;
  const stored = content.picture && pictures.get(content.picture.id);
  const picture = content.picture &&
    stored && {
      name: `${code}.${stored.mime.slice("image/".length)}`,
      alt: content.picture.alt,
      mime: stored.mime as NonNullable<ExportedQuestion["picture"]>["mime"],
      bytes: stored.bytes,
    };
  return {
    ...{ code, topicCode, difficulty, audience, type, stem, explanation, factIds, tags },
    ...exportedAnswer(content),
    citation: exportedCitation(document, place),
    picture: picture || null,
  };
}

async function writeBank(bank: ExportedBank, format: ExportFormat): Promise<Uint8Array> {
  const encoded = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case "hoi-thi":
      return encoded(writeHoiThi(bank));
    case "xlsx":
      return writeXlsx(bank);
    case "docx":
      return writeDocx(bank);
    case "gift":
      return encoded(writeGift(bank));
    case "moodle-xml":
      return encoded(writeMoodleXml(bank));
    default:
      return assertNever(format);
  }
}
