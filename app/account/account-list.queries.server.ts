import { searchKey } from "~/core/text";
import { db, type Prisma } from "~/platform/db.server";
import { type Day, dateOfDay } from "~/unit/day";
import type { Reach } from "~/unit/reach";
import { type AccountState, accountState } from "./account";
import { type AccountLine, type AccountListFilter, PAGE_SIZE, type StateCounts } from "./account-list";

/** Which lists the asker sees, and of which subtree when a unit was chosen. */
export type ListScope = { reach: Reach; underPath: string | null; on: Day };

export type AccountPage = { lines: AccountLine[]; total: number; page: number; counts: StateCounts };

const STATE_WHERE: Record<Exclude<AccountState, "none">, Prisma.AccountWhereInput> = {
  disabled: { disabledAt: { not: null } },
  waiting: { disabledAt: null, initialPasswordExpiresAt: { not: null } },
  active: { disabledAt: null, initialPasswordExpiresAt: null },
};

function wordsOf(search: string): string[] {
  return searchKey(search)
    .split(" ")
    .filter((word) => word !== "");
}

function unitsOf({ reach, underPath }: ListScope): Prisma.UnitWhereInput {
  const within = reach === "all" ? {} : { OR: reach.map((path) => ({ path: { startsWith: path } })) };
  return underPath === null ? within : { AND: [within, { path: { startsWith: underPath } }] };
}

/** One page of the list of accounts with how many there are in each state. Nobody is seen beyond the reach. */
export async function listAccounts(filter: AccountListFilter, scope: ListScope): Promise<AccountPage> {
  return filter.kind === "staff" ? listStaff(filter, scope) : listOthers(filter, scope);
}

async function listStaff(filter: AccountListFilter, scope: ListScope): Promise<AccountPage> {
  const date = dateOfDay(scope.on);
  const named = wordsOf(filter.search).map((word) => ({
    OR: [{ searchKey: { contains: word } }, { code: { startsWith: word.toUpperCase() } }],
  }));
  const onRoster = {
    some: {
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gt: date } }],
      unit: unitsOf(scope),
    },
  };
  const everybody: Prisma.MemberWhereInput = { memberships: onRoster, AND: named };
  const counts = await countMembers(everybody);
  const where = { AND: [everybody, memberState(filter.state)] };
  const total = filter.state
    ? counts[filter.state]
    : Object.values(counts).reduce((sum, one) => sum + one, 0);
  const page = pageWithin(filter.page, total);
  const members = await db().member.findMany({
    where,
    orderBy: [{ sortKey: "asc" }, { code: "asc" }],
    ...sliceOf(page),
    include: {
      memberships: { where: onRoster.some, orderBy: { validFrom: "desc" }, take: 1, include: { unit: true } },
      account: { include: { _count: { select: { grants: { where: { revokedAt: null } } } } } },
    },
  });
  const lines = members.map(({ id, code, fullName, account, memberships }) => ({
    key: id,
    memberId: id,
    accountId: account?.id ?? null,
    name: fullName,
    signInName: code,
    unitName: memberships[0]?.unit.name ?? null,
    state: accountState(account),
    roles: account?._count.grants ?? 0,
  }));
  return { lines, total, page, counts };
}

function memberState(state: AccountState | undefined): Prisma.MemberWhereInput {
  if (state === undefined) return {};
  return state === "none" ? { account: null } : { account: STATE_WHERE[state] };
}

async function countMembers(where: Prisma.MemberWhereInput): Promise<StateCounts> {
  const of = (state: AccountState) => db().member.count({ where: { AND: [where, memberState(state)] } });
  const [none, waiting, active, disabled] = await Promise.all([
    of("none"),
    of("waiting"),
    of("active"),
    of("disabled"),
  ]);
  return { none, waiting, active, disabled };
}

async function listOthers(filter: AccountListFilter, scope: ListScope): Promise<AccountPage> {
  const named = wordsOf(filter.search).map((word) => ({
    OR: [{ searchKey: { contains: word } }, { signInName: { startsWith: word } }],
  }));
  const kind = filter.kind === "citizen" ? "citizen" : "official";
  const everybody: Prisma.AccountWhereInput = { kind, AND: [...named, visible(kind, scope)] };
  const of = (state: Exclude<AccountState, "none">) =>
    db().account.count({ where: { AND: [everybody, STATE_WHERE[state]] } });
  const [waiting, active, disabled] = await Promise.all([of("waiting"), of("active"), of("disabled")]);
  const counts = { none: 0, waiting, active, disabled };
  const total = filter.state ? counts[filter.state] : waiting + active + disabled;
  const page = pageWithin(filter.page, total);
  const chosen = filter.state && filter.state !== "none" ? STATE_WHERE[filter.state] : {};
  const accounts = await db().account.findMany({
    where: { AND: [everybody, chosen] },
    orderBy: [{ searchKey: "asc" }, { id: "asc" }],
    ...sliceOf(page),
    include: { unit: true, _count: { select: { grants: { where: { revokedAt: null } } } } },
  });
  const lines = accounts.map((account) => ({
    key: account.id,
    memberId: null,
    accountId: account.id,
    name: account.displayName,
    signInName: account.signInName,
    unitName: account.unit?.name ?? null,
    state: accountState(account),
    roles: account._count.grants,
  }));
  return { lines, total, page, counts };
}

/** Citizens by the unit they picked; officials by the scopes of their roles, without one only for a reach over all. */
function visible(kind: "citizen" | "official", scope: ListScope): Prisma.AccountWhereInput {
  if (scope.reach === "all" && scope.underPath === null) return {};
  const unit = unitsOf(scope);
  if (kind === "citizen") return { unit };
  return { grants: { some: { revokedAt: null, OR: [{ unit }, { contest: { holder: unit } }] } } };
}

function pageWithin(page: number, total: number): number {
  return Math.max(1, Math.min(page, Math.ceil(total / PAGE_SIZE)));
}

function sliceOf(page: number) {
  return { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
}
