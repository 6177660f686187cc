import { compareByGivenName } from "~/core/text";
import type { Prisma, Tx } from "~/platform/db.server";
import { type Day, dateOfDay } from "~/unit/day";
import type { Reach } from "~/unit/reach";
import { heldGrant } from "./grant-row";
import { LIVE_GRANTS } from "./held-grants.server";
import type { SlipChoice } from "./slip";
import type { HeldGrant } from "./viewer";

/** A roster member who may get a slip. */
export type Candidate = {
  memberId: string;
  code: string;
  fullName: string;
  searchKey: string;
  unitName: string;
  account: { id: string; disabledAt: Date | null; grants: HeldGrant[] } | null;
};

function within(reach: Reach): Prisma.UnitWhereInput {
  return reach === "all" ? {} : { OR: reach.map((path) => ({ path: { startsWith: path } })) };
}

function chosen(choice: SlipChoice): Prisma.MembershipWhereInput {
  if (choice.kind === "members") return { memberId: { in: choice.memberIds } };
  return { unit: { path: { startsWith: choice.underPath } }, member: { account: null } };
}

/** The chosen members who are on a roster within reach on `day`, by unit and given name; each person once. */
export async function listCandidates(
  tx: Tx,
  choice: SlipChoice,
  { reach, day, limit }: { reach: Reach; day: Day; limit: number },
): Promise<Candidate[]> {
  const date = dateOfDay(day);
  const inForce = { validFrom: { lte: date }, OR: [{ validTo: null }, { validTo: { gt: date } }] };
  const rows = await tx.membership.findMany({
    where: { AND: [inForce, { unit: within(reach) }, chosen(choice)] },
    orderBy: [{ validFrom: "desc" }, { id: "asc" }],
    take: limit,
    include: {
      unit: { select: { name: true } },
      member: { include: { account: { select: { id: true, disabledAt: true, grants: LIVE_GRANTS } } } },
    },
  });
  const people = new Map(
    rows.map((row) => [row.memberId, row]).reverse() as [string, (typeof rows)[number]][],
  );
  return [...people.values()]
    .map(({ member, unit }) => ({
      memberId: member.id,
      code: member.code,
      fullName: member.fullName,
      searchKey: member.searchKey,
      unitName: unit.name,
      account: member.account && {
        id: member.account.id,
        disabledAt: member.account.disabledAt,
        grants: member.account.grants.flatMap(heldGrant),
      },
    }))
    .sort((a, b) => a.unitName.localeCompare(b.unitName, "vi") || compareByGivenName(a.fullName, b.fullName));
}
