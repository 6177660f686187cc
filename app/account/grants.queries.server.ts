import { judgeGrant } from "~/core/scope";
import { db } from "~/platform/db.server";
import { reachOf } from "~/unit/reach";
import { ROLES } from "./grant-form";
import { heldGrant } from "./grant-row";
import type { Viewer } from "./viewer";

/** A live grant as a page shows it. */
export type ShownGrant = {
  id: string;
  role: (typeof ROLES)[number];
  scopeKind: "system" | "unit" | "contest";
  /** Name of the unit or title of the contest; null for the whole system. */
  scopeName: string | null;
  grantedAt: Date;
  /** Whether the one who looks may take it back. */
  mayRevoke: boolean;
};

/** The live grants of an account, the newest first. */
export async function listGrants(
  accountId: string,
  viewer: Pick<Viewer, "accountId" | "grants">,
): Promise<ShownGrant[]> {
  const rows = await db().grant.findMany({
    where: { accountId, revokedAt: null },
    orderBy: [{ grantedAt: "desc" }, { id: "desc" }],
    include: {
      unit: { select: { id: true, path: true, name: true } },
      contest: { select: { id: true, title: true, holder: { select: { path: true } } } },
    },
  });
  return rows.map((row) => {
    const [grant] = heldGrant(row);
    const isOwn = viewer.accountId === accountId;
    return {
      id: row.id,
      role: row.role,
      scopeKind: row.scopeKind,
      scopeName: row.unit?.name ?? row.contest?.title ?? null,
      grantedAt: row.grantedAt,
      mayRevoke: !isOwn && grant !== undefined && judgeGrant(viewer.grants, grant).ok,
    };
  });
}

/** What a granter may hand on somewhere: the choices of the form. The use case judges the combination. */
export async function listGrantChoices(viewer: Pick<Viewer, "grants">) {
  const roles = ROLES.filter((role) =>
    viewer.grants.some((own) => judgeGrant(viewer.grants, { role, scope: own.scope }).ok),
  );
  const reach = reachOf(viewer.grants, ["organiser"]);
  const ownContests = viewer.grants.flatMap(({ scope }) =>
    scope.kind === "contest" ? [scope.contestId] : [],
  );
  const contests = await db().contest.findMany({
    where:
      reach === "all"
        ? {}
        : {
            OR: [
              { id: { in: ownContests } },
              ...reach.map((path) => ({ holder: { path: { startsWith: path } } })),
            ],
          },
    orderBy: [{ createdAt: "desc" }],
    take: 100,
    select: { id: true, title: true },
  });
  return { roles, contests, maySystem: reach === "all" };
}
