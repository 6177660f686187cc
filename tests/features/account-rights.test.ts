import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountScope } from "~/account/account-scope.server";
import { createSession } from "~/account/create-session.server";
import { disableAccount, enableAccount } from "~/account/disable-account.server";
import { findViewer, viewerOfAccount } from "~/account/find-viewer.server";
import { grantRole } from "~/account/grant-role.server";
import { revokeGrant } from "~/account/revoke-grant.server";
import { covers, type Grant, roleIncludes } from "~/core/scope";
import { disconnect } from "~/platform/db.server";
import { forgetListeners, onEvent } from "~/platform/events.server";
import { log } from "~/platform/log.server";
import { makeOfficial, makeUnit } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T01:00:00Z");
const SYSTEM = { now: NOW, actorId: null };
const ROLES = ["admin", "organiser", "author", "unit_officer", "auditor"] as const;

let database: TestDatabase;
let owner: pg.Client;
/** root / (a / (b), c) and another root */
const units: { id: string; path: string }[] = [];

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  const root = await makeUnit("R", null, NOW);
  const a = await makeUnit("A", root.id, NOW);
  units.push(root, a, await makeUnit("B", a.id, NOW), await makeUnit("C", root.id, NOW));
  units.push(await makeUnit("KHAC", null, NOW));
});

afterAll(async () => {
  await owner.end();
  await disconnect();
  await database.drop();
});

const unitScope = (index: number) => ({ kind: "unit" as const, unitId: units[index]?.id ?? "" });

async function auditOf(accountId: string): Promise<string[]> {
  const { rows } = await owner.query("SELECT act FROM audit_entry WHERE subject_id = $1 ORDER BY id", [
    accountId,
  ]);
  return rows.map((row) => row.act);
}

describe("roles", () => {
  it("are given and taken back within the own scope, with an entry in the audit trail", async () => {
    const organiser = await makeOfficial(NOW, [{ role: "organiser", scope: unitScope(1) }]);
    const officer = await makeOfficial(NOW);
    const context = { now: NOW, actorId: organiser };
    const given = await grantRole({ accountId: officer, role: "unit_officer", scope: unitScope(2) }, context);
    if (!given.ok) throw new Error(given.reason);
    const twice = await grantRole({ accountId: officer, role: "unit_officer", scope: unitScope(2) }, context);
    expect(twice).toEqual({ ok: false, reason: "already-granted" });
    expect((await revokeGrant({ accountId: officer, grantId: given.grantId }, context)).ok).toBe(true);
    const gone = await revokeGrant({ accountId: officer, grantId: given.grantId }, context);
    expect(gone).toEqual({ ok: false, reason: "unknown-grant" });
    expect(await auditOf(officer)).toEqual(["create-official", "grant-role", "revoke-grant"]);
    const { rows } = await owner.query("SELECT granted_by, revoked_by FROM grant_of_role WHERE id = $1", [
      given.grantId,
    ]);
    expect(rows[0]).toEqual({ granted_by: organiser, revoked_by: organiser });
  });

  it("are not given to oneself, above oneself, beyond one's scope, or by who gives none", async () => {
    const organiser = await makeOfficial(NOW, [{ role: "organiser", scope: unitScope(1) }]);
    const author = await makeOfficial(NOW, [{ role: "author", scope: unitScope(0) }]);
    const someone = await makeOfficial(NOW);
    const reasonOf = async (
      actorId: string,
      accountId: string,
      role: (typeof ROLES)[number],
      unit: number,
    ) => {
      const done = await grantRole({ accountId, role, scope: unitScope(unit) }, { now: NOW, actorId });
      return done.ok ? "ok" : done.reason;
    };
    expect(await reasonOf(organiser, organiser, "author", 1)).toBe("own-account");
    expect(await reasonOf(organiser, someone, "admin", 1)).toBe("role-above-own");
    expect(await reasonOf(organiser, someone, "auditor", 1)).toBe("role-above-own");
    expect(await reasonOf(organiser, someone, "author", 0)).toBe("outside-own-scope");
    expect(await reasonOf(organiser, someone, "author", 3)).toBe("outside-own-scope");
    expect(await reasonOf(author, someone, "author", 0)).toBe("not-a-granter");
    expect(await reasonOf(someone, author, "author", 0)).toBe("not-a-granter");
    const system = { accountId: someone, role: "author" as const, scope: { kind: "system" as const } };
    expect(await grantRole(system, { now: NOW, actorId: organiser })).toMatchObject({
      reason: "outside-own-scope",
    });
    expect(await auditOf(someone)).toEqual(["create-official"]);
  });

  it("are judged by what holds now, not by what the session began with", async () => {
    const organiser = await makeOfficial(NOW, [{ role: "organiser", scope: unitScope(1) }]);
    const held = await viewerOfAccount(organiser);
    expect(held?.grants).toHaveLength(1);
    await disableAccount({ accountId: organiser, reason: "thôi việc" }, SYSTEM);
    const someone = await makeOfficial(NOW);
    const late = await grantRole(
      { accountId: someone, role: "author", scope: unitScope(2) },
      { now: NOW, actorId: organiser },
    );
    expect(late).toEqual({ ok: false, reason: "not-a-granter" });
  });

  it("end the sessions of who gets or loses them", async () => {
    const officer = await makeOfficial(NOW);
    const trusted = await createSession({ accountId: officer, now: NOW, trusted: true });
    expect(trusted.trusted).toBe(true);
    const given = await grantRole({ accountId: officer, role: "unit_officer", scope: unitScope(2) }, SYSTEM);
    if (!given.ok) throw new Error(given.reason);
    expect(await findViewer(trusted.token, NOW)).toBeNull();
    const next = await createSession({ accountId: officer, now: NOW, trusted: true });
    expect(next).toMatchObject({ trusted: false, lifetimeS: 12 * 3600 });
    await revokeGrant({ accountId: officer, grantId: given.grantId }, SYSTEM);
    expect(await findViewer(next.token, NOW)).toBeNull();
  });

  it("never grow beyond what was there, whatever anybody tries", async () => {
    const admin = await makeOfficial(NOW, [{ role: "admin", scope: unitScope(0) }]);
    const organiser = await makeOfficial(NOW, [{ role: "organiser", scope: unitScope(1) }]);
    const others = await Promise.all(Array.from({ length: 3 }, () => makeOfficial(NOW)));
    const people = [admin, organiser, ...others];
    const step = fc.record({
      actor: fc.nat(4),
      target: fc.nat(4),
      role: fc.constantFrom(...ROLES),
      unit: fc.nat(4),
      revoke: fc.boolean(),
    });
    const before = (await viewerOfAccount(admin))?.grants ?? [];
    const beforeOrganiser = (await viewerOfAccount(organiser))?.grants ?? [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        for (const { actor, target, role, unit, revoke } of steps) {
          const accountId = people[target] ?? "";
          const context = { now: NOW, actorId: people[actor] ?? "" };
          const [grant] = revoke ? await grantIdsOf(accountId) : [];
          if (grant) await revokeGrant({ accountId, grantId: grant }, context);
          else if (!revoke) await grantRole({ accountId, role, scope: unitScope(unit) }, context);
        }
        const sources = [...before, ...beforeOrganiser];
        for (const accountId of people) {
          for (const grant of (await viewerOfAccount(accountId))?.grants ?? []) {
            expect(sources.some((source) => includes(source, grant))).toBe(true);
          }
        }
        expect((await viewerOfAccount(admin))?.grants).toContainEqual(before[0]);
      }),
      { numRuns: 12 },
    );
  });
});

function includes(source: Grant, grant: Grant): boolean {
  return roleIncludes(source.role, grant.role) && covers(source.scope, grant.scope);
}

async function grantIdsOf(accountId: string): Promise<string[]> {
  const { rows } = await owner.query(
    "SELECT id FROM grant_of_role WHERE account_id = $1 AND revoked_at IS NULL",
    [accountId],
  );
  return rows.map((row) => row.id);
}

describe("accounts", () => {
  it("that are disabled open nothing, at once, and tell the sockets", async () => {
    const officer = await makeOfficial(NOW);
    const session = await createSession({ accountId: officer, now: NOW });
    const told: string[] = [];
    onEvent("session-ended", ({ sessionIds }) => void told.push(...sessionIds));
    onEvent("account-disabled", ({ accountId }) => void told.push(accountId));
    expect((await disableAccount({ accountId: officer, reason: "thử" }, SYSTEM)).ok).toBe(true);
    await new Promise(setImmediate);
    forgetListeners();
    expect(told).toEqual([session.sessionId, officer]);
    expect(await findViewer(session.token, NOW)).toBeNull();
    expect(await viewerOfAccount(officer)).toBeNull();
    const again = await disableAccount({ accountId: officer, reason: "thử" }, SYSTEM);
    expect(again).toEqual({ ok: false, reason: "no-change" });
    expect((await enableAccount({ accountId: officer, reason: "nhầm" }, SYSTEM)).ok).toBe(true);
    expect(await findViewer(session.token, NOW)).toBeNull();
    expect(await auditOf(officer)).toEqual(["create-official", "disable-account", "enable-account"]);
  });

  it("are not disabled by themselves", async () => {
    const admin = await makeOfficial(NOW, [{ role: "admin", scope: { kind: "system" } }]);
    const own = await disableAccount({ accountId: admin, reason: "x" }, { now: NOW, actorId: admin });
    expect(own).toEqual({ ok: false, reason: "own-account" });
  });

  it("belong to the scope of their only role, else to the whole system", async () => {
    const officer = await makeOfficial(NOW, [{ role: "unit_officer", scope: unitScope(2) }]);
    expect(await accountScope(officer)).toMatchObject({ kind: "unit", path: units[2]?.path });
    expect(await accountScope(await makeOfficial(NOW))).toEqual({ kind: "system" });
    expect(await accountScope("khong-phai-ma")).toBeNull();
    expect(await accountScope("00000000-0000-7000-8000-000000000000")).toBeNull();
  });
});
