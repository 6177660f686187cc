import { isWithinSubtree } from "~/core/scope";
import { localDay } from "~/core/time/zone";
import { db } from "~/platform/db.server";
import { membershipOn } from "~/unit/roster.queries.server";
import type { EntryFacts } from "./entry";

/** Who the person is for this contest on this day, with the words that the person confirms. */
export type EntryPerson = EntryFacts & {
  accountId: string;
  displayName: string;
  /** The unit of the membership below the holder, or the one that a citizen picked; null: none. */
  unitName: string | null;
};

/** Facts about one account for one contest; null for an unknown or disabled account. */
export async function findEntryPerson(
  contest: { id: string; holder: { path: string } },
  accountId: string,
  now: Date,
): Promise<EntryPerson | null> {
  const account = await db().account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      kind: true,
      displayName: true,
      memberId: true,
      disabledAt: true,
      unit: { select: { name: true } },
      entries: { where: { contestId: contest.id }, select: { trackId: true } },
    },
  });
  if (!account || account.disabledAt) return null;
  const bar = await db().bar.findFirst({ where: { contestId: contest.id, accountId, liftedAt: null } });
  const rosterUnit = account.memberId ? await unitOnRoster(account.memberId, contest.holder.path, now) : null;
  return {
    accountId,
    kind: account.kind,
    displayName: account.displayName,
    unitName: rosterUnit ?? account.unit?.name ?? null,
    barred: bar !== null,
    onRoster: rosterUnit !== null,
    enteredTrackId: account.entries[0]?.trackId ?? null,
  };
}

/** Name of the unit at or below `path` to which the member belongs on the local day of `now`. */
async function unitOnRoster(memberId: string, path: string, now: Date): Promise<string | null> {
  const membership = await membershipOn(memberId, localDay(now));
  return membership && isWithinSubtree(path, membership.path) ? membership.unitName : null;
}
