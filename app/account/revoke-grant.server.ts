import { type GrantRefusal, judgeGrant } from "~/core/scope";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import type { ActContext } from "./act";
import { announceEnded, endSessions } from "./end-sessions.server";
import { heldGrant } from "./grant-row";
import { heldGrants, LIVE_GRANTS, lockAccountActs } from "./held-grants.server";

export type RevokeGrantRefusal = GrantRefusal | "own-account" | "unknown-grant";

/** Ends a grant. Whoever could give it may take it back, but nobody changes the own grants. */
export async function revokeGrant(
  { accountId, grantId }: { accountId: string; grantId: string },
  { now, actorId }: ActContext,
): Promise<Verdict<unknown, RevokeGrantRefusal>> {
  const done = await transaction(async (tx) => {
    await lockAccountActs(tx);
    const judged = await judge(tx, accountId, grantId, actorId);
    if (!judged.ok) return judged;
    await tx.grant.update({ where: { id: grantId }, data: { revokedAt: now, revokedBy: actorId } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "revoke-grant",
      subject: "account",
      subjectId: accountId,
      detail: { grantId },
    });
    return accept({ ended: await endSessions(tx, { accountId }, "grants-changed", now) });
  });
  if (!done.ok) return done;
  announceEnded(done.ended);
  return accept();
}

async function judge(
  tx: Tx,
  accountId: string,
  grantId: string,
  actorId: string | null,
): Promise<Verdict<unknown, RevokeGrantRefusal>> {
  const row = await tx.grant.findFirst({
    ...LIVE_GRANTS,
    where: { id: grantId, accountId, revokedAt: null },
  });
  if (!row) return refuse("unknown-grant");
  if (actorId === null) return accept();
  if (actorId === accountId) return refuse("own-account");
  const [grant] = heldGrant(row);
  return grant ? judgeGrant(await heldGrants(tx, actorId), grant) : accept();
}
