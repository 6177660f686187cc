import { clip, collapseSpace, toNfc } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { ReadRefusal } from "~/format/found-question";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { detectFormat } from "./detect-format.server";
import { type ImportDefaults, MAX_PASTED_LETTERS } from "./import-run";

export type StartImport = { bankSlug: string; fileName: string; bytes: Uint8Array; defaults: ImportDefaults };
export type StartImportRefusal = ReadRefusal | "bank-unknown" | "topic-unknown";

type Context = { now: Date; actorId: string | null };

/** Files that wait to be read, of all banks together. */
const MAX_WAITING = 20;

/**
 * Takes a file for a bank. What its first bytes tell is refused at once; the rest is read by a job (`run-imports`), so that
 * a restart loses nothing. Writes nothing to the bank.
 */
export async function startImport(
  upload: StartImport,
  { now, actorId }: Context,
): Promise<Verdict<{ importId: string }, StartImportRefusal>> {
  const { bankSlug, bytes, defaults } = upload;
  const detected = await detectFormat(bytes, upload.fileName);
  if (!detected.ok) return refuse(detected.reason);
  const fileName = clip(collapseSpace(toNfc(upload.fileName)).replace(/\p{C}/gu, ""), 120) || "—";
  return transaction(async (tx) => {
    const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, include: { topics: true } });
    if (!bank) return refuse("bank-unknown");
    if (!bank.topics.some((topic) => topic.code === defaults.topic)) return refuse("topic-unknown");
    if ((await tx.bankImport.count({ where: { state: "reading" } })) >= MAX_WAITING) return refuse("busy");
    const { format } = detected;
    const { id } = await tx.bankImport.create({
      data: {
        ...{ bankId: bank.id, fileName, format, defaults, state: "reading" },
        source: new Uint8Array(bytes),
        startedAt: now,
        startedBy: actorId,
      },
      select: { id: true },
    });
    const subject = { subject: "bank-import", subjectId: id };
    const detail = { bank: bankSlug, fileName, format, bytes: bytes.byteLength };
    await recordAudit(tx, { at: now, actorId, act: "start-import", ...subject, detail });
    return accept({ importId: id });
  });
}

/** {@link startImport} for text pasted into a form: read as plain words, GIFT or Aiken, whichever it is. */
export async function startPastedImport(
  { text, fileName, ...rest }: Omit<StartImport, "bytes"> & { text: string },
  context: Context,
): Promise<Verdict<{ importId: string }, StartImportRefusal>> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_PASTED_LETTERS) return refuse("too-large");
  return startImport({ ...rest, fileName, bytes: new TextEncoder().encode(toNfc(text)) }, context);
}
