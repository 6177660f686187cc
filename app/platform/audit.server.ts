import type { Prisma, Tx } from "./db.server";

export type AuditAct = {
  at: Date;
  /** null: the system itself (a command line, the sweeper). */
  actorId: string | null;
  /** Verb and noun, as the use case is called: "open-round". */
  act: string;
  subject: string;
  subjectId?: string;
  reason?: string;
  /** No personal data beyond ids. */
  detail?: Prisma.InputJsonValue;
};

/** Writes one audit entry inside the transaction of the act itself. */
export async function recordAudit(tx: Tx, act: AuditAct): Promise<void> {
  await recordAudits(tx, [act]);
}

/** {@link recordAudit} for an act on many things: one entry for each of them. */
export async function recordAudits(tx: Tx, acts: readonly AuditAct[]): Promise<void> {
  await tx.auditEntry.createMany({ data: acts.map((act) => ({ ...act, detail: act.detail ?? {} })) });
}
