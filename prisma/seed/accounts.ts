import { issueSlips } from "~/account/issue-slips.server";
import type { Slip } from "~/account/slip";
import { db } from "~/platform/db.server";
import type { DemoWorld } from "./demo-world";
import { done } from "./outcome";
import type { DemoPlace } from "./places";
import { localTime } from "./rounds";

/** Account ids of roster members by their code. */
export type AccountIds = ReadonlyMap<string, string>;

/** The account of a roster code; that there is none is a bug. */
export function accountIdOf(accountIds: AccountIds, code: string): string {
  const accountId = accountIds.get(code);
  if (!accountId) throw new Error(`no account for ${code}`);
  return accountId;
}

/** Accounts for everybody on the rosters, with slips. */
export async function makeAccounts(
  world: DemoWorld,
  places: readonly DemoPlace[],
): Promise<{ slips: Slip[]; accountIds: AccountIds }> {
  const context = { now: localTime(world.now, -20, "08:00"), actorId: null };
  const slips: Slip[] = [];
  for (const { path: underPath } of places) {
    slips.push(...done(await issueSlips({ kind: "without-account", underPath }, context)).slips);
  }
  const accounts = await db().account.findMany({
    where: { member: { isNot: null } },
    select: { id: true, member: { select: { code: true } } },
  });
  return { slips, accountIds: new Map(accounts.map(({ id, member }) => [member?.code ?? "", id])) };
}
