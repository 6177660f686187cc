import type { Scope } from "~/core/scope";
import { db } from "~/platform/db.server";
import { isUuid } from "~/unit/unit";
import { scopeOfGrant } from "./grant-row";
import { LIVE_GRANTS } from "./held-grants.server";

/**
 * Where an account belongs, for the question who may look after it: staff to the unit of their newest membership,
 * citizens to the unit they picked, an official to the scope of the only role held, else to the whole system. null
 * when there is no such account (a door answers 404).
 */
export async function accountScope(accountId: string | undefined): Promise<Scope | null> {
  if (!isUuid(accountId)) return null;
  const account = await db().account.findUnique({
    where: { id: accountId },
    include: {
      unit: { select: { path: true } },
      grants: LIVE_GRANTS,
      member: {
        select: {
          memberships: {
            orderBy: [{ validFrom: "desc" }, { id: "desc" }],
            take: 1,
            select: { unit: { select: { path: true } } },
          },
        },
      },
    },
  });
  if (!account) return null;
  const unit = account.member?.memberships[0]?.unit ?? account.unit;
  if (unit) return { kind: "unit", path: unit.path };
  const [only, ...more] = account.grants;
  return (only && more.length === 0 ? scopeOfGrant(only) : null) ?? { kind: "system" };
}
