import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Note, ReadFile } from "~/format/found-question";
import { recordAudit } from "~/platform/audit.server";
import { isChatConfigured } from "~/platform/chat-completion.server";
import { transaction } from "~/platform/db.server";
import { draftQuestions } from "./draft-questions.server";
import { type DraftingRequest, draftingRequestSchema } from "./drafting";
import type { DraftingRefusal, ImportDefaults } from "./import-run";

export type StartDraftingRefusal = "not-configured" | "bank-unknown" | "topic-unknown" | "busy";

/** Passages that wait for drafts, of all banks together: each costs the service time and money. */
const MAX_WAITING = 3;

type StartDrafting = { bankSlug: string; title: string; request: DraftingRequest; defaults: ImportDefaults };

/**
 * Takes a passage to draft questions from. The drafts come as an import run: a person looks at each, mends it and sends it to review;
 * none reaches the bank by itself. `title` names the run among the others.
 */
export async function startDrafting(
  { bankSlug, title, request, defaults }: StartDrafting,
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ importId: string }, StartDraftingRefusal>> {
  if (!isChatConfigured()) return refuse("not-configured");
  return transaction(async (tx) => {
    const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, include: { topics: true } });
    if (!bank) return refuse("bank-unknown");
    if (!bank.topics.some((topic) => topic.code === defaults.topic)) return refuse("topic-unknown");
    const waiting = await tx.bankImport.count({ where: { state: "reading", format: "drafting" } });
    if (waiting >= MAX_WAITING) return refuse("busy");
    const { id } = await tx.bankImport.create({
      data: {
        ...{ bankId: bank.id, fileName: title, format: "drafting", defaults, state: "reading" },
        source: new TextEncoder().encode(JSON.stringify(request)),
        startedAt: now,
        startedBy: actorId,
      },
      select: { id: true },
    });
    const subject = { subject: "bank-import", subjectId: id };
    const detail = { bank: bankSlug, letters: request.passage.length, count: request.count };
    await recordAudit(tx, { at: now, actorId, act: "start-drafting", ...subject, detail });
    return accept({ importId: id });
  });
}

/** What a waiting passage gives, in the form of a file that was read. */
export async function readDrafting(
  source: Uint8Array,
): Promise<Verdict<{ file: ReadFile }, DraftingRefusal>> {
  const request = draftingRequestSchema.parse(JSON.parse(new TextDecoder().decode(source)));
  const drafted = await draftQuestions(request);
  if (!drafted.ok) return drafted;
  const { unquoted, misshapen } = drafted.leftOut;
  const notes: Note[] = [];
  if (unquoted > 0) notes.push({ code: "draft-unquoted", place: { kind: "file" }, detail: String(unquoted) });
  if (misshapen > 0)
    notes.push({ code: "draft-misshapen", place: { kind: "file" }, detail: String(misshapen) });
  return accept({ file: { ...drafted.file, notes } });
}
