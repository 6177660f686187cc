import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";

export type BarAccountRefusal = "contest-unknown" | "account-unknown" | "already-barred" | "reason-missing";

/** Puts somebody on the barred list: from now on the person neither enters nor starts. */
export async function barAccount(
  contestId: string,
  { accountId, reason }: { accountId: string; reason: string },
  { now, actorId }: ContestContext,
): Promise<Verdict<{ barId: string }, BarAccountRefusal>> {
  if (reason.trim() === "") return refuse("reason-missing");
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("contest-unknown");
    if (!(await tx.account.findUnique({ where: { id: accountId }, select: { id: true } }))) {
      return refuse("account-unknown");
    }
    if (await tx.bar.findFirst({ where: { contestId, accountId, liftedAt: null } }))
      return refuse("already-barred");
    const bar = await tx.bar.create({
      data: { contestId, accountId, reason: reason.trim(), barredAt: now, barredBy: actorId },
    });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "bar-account",
      subject: "contest",
      subjectId: contestId,
      reason: reason.trim(),
      detail: { accountId, barId: bar.id },
    });
    return accept({ barId: bar.id });
  });
}
