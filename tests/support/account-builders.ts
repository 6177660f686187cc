import type { ClientSource } from "~/account/client-source.server";
import { createOfficial } from "~/account/create-official.server";
import type { NamedScope } from "~/account/grant-form";
import { grantRole } from "~/account/grant-role.server";
import type { Role } from "~/core/scope";
import { createUnit } from "~/unit/create-unit.server";
import { importRoster } from "~/unit/import-roster.server";

/** Builders through the use cases; each throws when it is refused. */
const FIRST_DAY = "2025-07-01";

export async function makeUnit(code: string, parentId: string | null, now: Date, name = `Đơn vị ${code}`) {
  const fields = { code, name, kind: "commune" as const, validFrom: FIRST_DAY, parentId };
  const made = await createUnit(fields, { now, actorId: null });
  if (!made.ok) throw new Error(made.reason);
  return { id: made.unitId, path: made.path, code };
}

export async function fillRoster(
  unit: { id: string; code: string },
  people: { code: string; fullName: string }[],
  now: Date,
) {
  const done = await importRoster(
    {
      unitId: unit.id,
      people: people.map((one) => ({ ...one, unitCode: unit.code })),
      effectiveOn: FIRST_DAY,
    },
    { now, actorId: null },
  );
  if (!done.ok) throw new Error(`${done.reason} ${JSON.stringify(done.problems?.slice(0, 3))}`);
}

export const OFFICIAL_PASSWORD = "Lúa chín vàng đồng";

let officials = 0;
/** An account for a role. */
export async function makeOfficial(now: Date, roles: { role: Role; scope: NamedScope }[] = []) {
  officials += 1;
  const made = await createOfficial(
    {
      displayName: `Cán bộ ${officials}`,
      signInName: `can-bo-${officials}`,
      password: { kind: "own", text: OFFICIAL_PASSWORD },
    },
    { now, actorId: null },
  );
  if (!made.ok) throw new Error(made.reason);
  for (const one of roles) {
    const granted = await grantRole({ accountId: made.accountId, ...one }, { now, actorId: null });
    if (!granted.ok) throw new Error(granted.reason);
  }
  return made.accountId;
}

let strangers = 0;
/** A browser never seen before, at an address of its own. */
export function stranger(more: Partial<ClientSource> = {}): ClientSource {
  strangers += 1;
  const ip = `10.${strangers >> 16}.${(strangers >> 8) & 255}.${strangers & 255}`;
  return { ip, userAgent: null, deviceToken: null, sessionToken: null, requestId: "r", ...more };
}
