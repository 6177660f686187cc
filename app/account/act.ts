import { type Grant, judgeGrant } from "~/core/scope";
import { accept, refuse, type Verdict } from "~/core/verdict";

/** Who acts on another account, and when. */
export type ActContext = {
  now: Date;
  /** null: the system itself (seed, command line), which may do everything. */
  actorId: string | null;
};

export type AccountActRefusal = "own-account" | "rights-above-own";

/**
 * Whether the actor may take an account over: give it new credentials, disable or enable it. Nobody does so to
 * oneself, and nobody to an account holding a role that the actor could not have given: whoever could hand a
 * superior's account a new password could sign in as the superior.
 */
export function judgeAccountAct(
  actor: { accountId: string; grants: readonly Grant[] },
  target: { accountId: string; grants: readonly Grant[] },
): Verdict<unknown, AccountActRefusal> {
  if (actor.accountId === target.accountId) return refuse("own-account");
  const above = target.grants.some((grant) => !judgeGrant(actor.grants, grant).ok);
  return above ? refuse("rights-above-own") : accept();
}
