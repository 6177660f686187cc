import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { type AccountActRefusal, type ActContext, judgeAccountAct } from "./act";
import { announceEnded, endSessions } from "./end-sessions.server";
import { heldGrant } from "./grant-row";
import { heldGrants, LIVE_GRANTS, lockAccountActs } from "./held-grants.server";

export type DisableAccountRefusal = AccountActRefusal | "unknown-account" | "no-change";

type Act = { accountId: string; reason: string };

/** Closes an account: its sessions and sockets end at once, its passwords and links open nothing. */
export async function disableAccount(
  act: Act,
  context: ActContext,
): Promise<Verdict<unknown, DisableAccountRefusal>> {
  const done = await change(act, context, true);
  if (!done.ok) return done;
  announceEnded(done.ended);
  announce("account-disabled", { accountId: act.accountId });
  return accept();
}

/** Opens an account again; the person signs in as before. */
export async function enableAccount(
  act: Act,
  context: ActContext,
): Promise<Verdict<unknown, DisableAccountRefusal>> {
  const done = await change(act, context, false);
  return done.ok ? accept() : done;
}

function change(
  { accountId, reason }: Act,
  { now, actorId }: ActContext,
  disable: boolean,
): Promise<Verdict<{ ended: string[] }, DisableAccountRefusal>> {
  return transaction(async (tx) => {
    await lockAccountActs(tx);
    const judged = await judge(tx, accountId, actorId);
    if (!judged.ok) return judged;
    const { count } = await tx.account.updateMany({
      where: { id: accountId, disabledAt: disable ? null : { not: null } },
      data: { disabledAt: disable ? now : null },
    });
    if (count === 0) return refuse("no-change");
    const act = disable ? "disable-account" : "enable-account";
    await recordAudit(tx, { at: now, actorId, act, subject: "account", subjectId: accountId, reason });
    const ended = disable ? await endSessions(tx, { accountId }, "account-disabled", now) : [];
    return accept({ ended });
  });
}

async function judge(
  tx: Tx,
  accountId: string,
  actorId: string | null,
): Promise<Verdict<unknown, AccountActRefusal | "unknown-account">> {
  const account = await tx.account.findUnique({ where: { id: accountId }, include: { grants: LIVE_GRANTS } });
  if (!account) return refuse("unknown-account");
  if (actorId === null) return accept();
  const actor = { accountId: actorId, grants: await heldGrants(tx, actorId) };
  return judgeAccountAct(actor, { accountId, grants: account.grants.flatMap(heldGrant) });
}
