import type { Role } from "~/core/scope";
import { type GrantRefusal, judgeGrant } from "~/core/scope";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import type { ActContext } from "./act";
import { announceEnded, endSessions } from "./end-sessions.server";
import type { NamedScope } from "./grant-form";
import { scopeOfGrant } from "./grant-row";
import { heldGrants, lockAccountActs } from "./held-grants.server";
import type { GrantScope } from "./viewer";

export type GrantRoleRefusal =
  | GrantRefusal
  | "own-account"
  | "unknown-account"
  | "unknown-scope"
  | "self-registered"
  | "already-granted";

/**
 * Gives an account a role over a scope. Nobody gives to oneself, more than one's own role, or beyond one's own scope;
 * who registered alone has proved no identity and gets no role. The account signs in anew: its sessions end.
 */
export async function grantRole(
  wanted: { accountId: string; role: Role; scope: NamedScope },
  { now, actorId }: ActContext,
): Promise<Verdict<{ grantId: string }, GrantRoleRefusal>> {
  const { accountId, role } = wanted;
  const done = await transaction(async (tx) => {
    await lockAccountActs(tx);
    const judged = await judge(tx, wanted, actorId);
    if (!judged.ok) return judged;
    const place = placeOf(judged.scope);
    const held = await tx.grant.findFirst({ where: { accountId, role, ...place, revokedAt: null } });
    if (held) return refuse("already-granted");
    const grant = await tx.grant.create({
      data: { accountId, role, ...place, grantedAt: now, grantedBy: actorId },
    });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "grant-role",
      subject: "account",
      subjectId: accountId,
      detail: { grantId: grant.id, role, ...place },
    });
    return accept({ grantId: grant.id, ended: await endSessions(tx, { accountId }, "grants-changed", now) });
  });
  if (!done.ok) return done;
  announceEnded(done.ended);
  return accept({ grantId: done.grantId });
}

async function judge(
  tx: Tx,
  { accountId, role, scope: named }: { accountId: string; role: Role; scope: NamedScope },
  actorId: string | null,
): Promise<Verdict<{ scope: GrantScope }, GrantRoleRefusal>> {
  if (actorId === accountId) return refuse("own-account");
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { kind: true } });
  if (!account) return refuse("unknown-account");
  if (account.kind === "citizen") return refuse("self-registered");
  const scope = await findScope(tx, named);
  if (!scope) return refuse("unknown-scope");
  if (actorId === null) return accept({ scope });
  const judged = judgeGrant(await heldGrants(tx, actorId), { role, scope });
  return judged.ok ? accept({ scope }) : judged;
}

/** The scope as storage knows it: paths are never taken from a form. */
async function findScope(tx: Tx, named: NamedScope): Promise<GrantScope | null> {
  const unit =
    named.kind === "unit"
      ? await tx.unit.findUnique({ where: { id: named.unitId }, select: { id: true, path: true } })
      : null;
  const contest =
    named.kind === "contest"
      ? await tx.contest.findUnique({
          where: { id: named.contestId },
          select: { id: true, holder: { select: { path: true } } },
        })
      : null;
  return scopeOfGrant({ scopeKind: named.kind, unit, contest });
}

function placeOf(scope: GrantScope) {
  return {
    scopeKind: scope.kind,
    unitId: scope.kind === "unit" ? scope.unitId : null,
    contestId: scope.kind === "contest" ? scope.contestId : null,
  };
}
