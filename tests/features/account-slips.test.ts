import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { displayUnit, getAccount } from "~/account/account.queries.server";
import { changePassword } from "~/account/change-password.server";
import { disableAccount } from "~/account/disable-account.server";
import { findViewer } from "~/account/find-viewer.server";
import { grantRole } from "~/account/grant-role.server";
import { issueSlips } from "~/account/issue-slips.server";
import { signIn } from "~/account/sign-in.server";
import { findLinkOwner, signInByLink } from "~/account/sign-in-by-link.server";
import type { Slip } from "~/account/slip";
import { slipWorkbook } from "~/account/slip-workbook.server";
import { db, disconnect } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { stopPasswords } from "~/platform/password.server";
import { cellText, SHEET_LIMITS } from "~/platform/spreadsheet";
import { readSheet } from "~/platform/spreadsheet.server";
import { listMembers } from "~/unit/roster.queries.server";
import { fillRoster, makeOfficial, makeUnit, stranger } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T01:00:00Z");
const TODAY = "2026-11-21";
const DAY_MS = 86_400_000;
const SYSTEM = { now: NOW, actorId: null };
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

const MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Hồng", "Quang"];
const GIVEN = ["An", "Bình", "Chi", "Dũng", "Hạnh", "Lan", "Phúc"];
const nameOf = (i: number) => `Nguyễn ${MIDDLE[i % MIDDLE.length]} ${GIVEN[i % GIVEN.length]}`;

let database: TestDatabase;
let owner: pg.Client;
let commune: { id: string; path: string; code: string };
let school: { id: string; path: string; code: string };
let elsewhere: { id: string; path: string; code: string };

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  commune = await makeUnit("XA", null, NOW, "Xã Phú Thái");
  school = await makeUnit("XA-TH", commune.id, NOW, "Trường Tiểu học Phú Thái");
  elsewhere = await makeUnit("KHAC", null, NOW);
  const people = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ code: `${prefix}${100 + i}`, fullName: nameOf(i) }));
  await fillRoster(commune, people("XA", 60), NOW);
  await fillRoster(school, people("TH", 40), NOW);
  await fillRoster(elsewhere, people("KH", 5), NOW);
});

afterAll(async () => {
  await owner.end();
  await stopPasswords();
  await disconnect();
  await database.drop();
});

async function memberIdOf(code: string): Promise<string> {
  const { members } = await listMembers({ underPath: "/", on: TODAY, search: code });
  return members.find((member) => member.code === code)?.memberId ?? "";
}

async function accountIdOf(code: string): Promise<string> {
  const { id } = await db().account.findUniqueOrThrow({ where: { memberId: await memberIdOf(code) } });
  return id;
}

async function slipOf(code: string, now = NOW): Promise<Slip> {
  const issued = await issueSlips(
    { kind: "members", memberIds: [await memberIdOf(code)] },
    { ...SYSTEM, now },
  );
  const slip = issued.ok ? issued.slips[0] : undefined;
  if (!slip) throw new Error(`no slip for ${code}`);
  return slip;
}

const tokenOf = (slip: Slip) => slip.link?.split("/").at(-1) ?? "";

function byPassword(slip: Slip, now = NOW, password = slip.password) {
  return signIn({ signInName: slip.signInName, password, trusted: false, source: stranger(), now });
}

function byLink(slip: Slip, now = NOW) {
  return signInByLink({ token: tokenOf(slip), trusted: true, source: stranger(), now });
}

describe("slips", () => {
  it("make accounts for a subtree, each with secrets of its own, none kept in clear", async () => {
    const issued = await issueSlips({ kind: "without-account", underPath: school.path }, SYSTEM);
    if (!issued.ok) throw new Error(issued.reason);
    expect(issued.slips).toHaveLength(40);
    expect(new Set(issued.slips.map((slip) => slip.password)).size).toBe(40);
    expect(new Set(issued.slips.map(tokenOf)).size).toBe(40);
    for (const slip of issued.slips) {
      expect(Buffer.from(tokenOf(slip), "base64url")).toHaveLength(16);
      expect(slip.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/link\//);
      expect(slip.unitName).toBe("Trường Tiểu học Phú Thái");
    }
    const kept = await owner.query(
      "SELECT a::text AS text FROM account a UNION ALL SELECT l::text FROM access_link l UNION ALL SELECT e::text FROM audit_entry e",
    );
    const all = kept.rows.map((row) => row.text).join("\n");
    for (const slip of issued.slips) {
      expect(all).not.toContain(slip.password);
      expect(all).not.toContain(tokenOf(slip));
    }
    const again = await issueSlips({ kind: "without-account", underPath: school.path }, SYSTEM);
    expect(again).toEqual({ ok: false, reason: "nobody-chosen" });
  });

  it("replace the old link, password and sessions, and are audited", async () => {
    const first = await slipOf("XA100");
    const session = await byLink(first);
    if (!session.ok) throw new Error(session.reason);
    const second = await slipOf("XA100");
    expect(second.password).not.toBe(first.password);
    expect(await findLinkOwner(tokenOf(first), NOW)).toBeNull();
    expect((await byPassword(first)).ok).toBe(false);
    expect(await findViewer(session.session.token, NOW)).toBeNull();
    expect((await byLink(second)).ok).toBe(true);
    const { rows } = await owner.query(
      "SELECT detail FROM audit_entry WHERE act = 'issue-slips' ORDER BY id DESC LIMIT 1",
    );
    expect(rows[0].detail).toMatchObject({ created: 0, reissued: [session.accountId] });
  });

  it("expire after 60 days, link and password alike", async () => {
    const slip = await slipOf("XA101");
    expect(await findLinkOwner(tokenOf(slip), later(59.9))).not.toBeNull();
    expect(await findLinkOwner(tokenOf(slip), later(60))).toBeNull();
    expect(await byLink(slip, later(60))).toEqual({ ok: false, reason: "dead-link" });
    expect(await byPassword(slip, later(60))).toEqual({ ok: false, reason: "one-time-password-expired" });
    expect((await byPassword(slip, later(59.9))).ok).toBe(true);
  });

  it("reach nobody beyond the actor's subtree", async () => {
    const organiser = await makeOfficial(NOW, [
      { role: "organiser", scope: { kind: "unit", unitId: school.id } },
    ]);
    const context = { now: NOW, actorId: organiser };
    const foreign = await issueSlips({ kind: "members", memberIds: [await memberIdOf("KH100")] }, context);
    expect(foreign).toEqual({ ok: false, reason: "nobody-chosen" });
    const all = await issueSlips({ kind: "without-account", underPath: "/" }, context);
    expect(all).toEqual({ ok: false, reason: "nobody-chosen" });
    const officer = await makeOfficial(NOW, [
      { role: "unit_officer", scope: { kind: "unit", unitId: elsewhere.id } },
    ]);
    const wrongRole = await issueSlips(
      { kind: "without-account", underPath: "/" },
      { now: NOW, actorId: officer },
    );
    expect(wrongRole).toEqual({ ok: false, reason: "nobody-chosen" });
  });

  it("never hand an account above the actor to the actor", async () => {
    await slipOf("TH101");
    const chief = await accountIdOf("TH101");
    const root = { role: "organiser" as const, scope: { kind: "unit" as const, unitId: commune.id } };
    expect((await grantRole({ accountId: chief, ...root }, SYSTEM)).ok).toBe(true);
    const organiser = await makeOfficial(NOW, [
      { role: "organiser", scope: { kind: "unit", unitId: school.id } },
    ]);
    const issued = await issueSlips(
      { kind: "members", memberIds: [await memberIdOf("TH101")] },
      { now: NOW, actorId: organiser },
    );
    expect(issued).toMatchObject({ ok: true, slips: [], skipped: [{ reason: "rights-above-own" }] });
    const closed = await disableAccount({ accountId: chief, reason: "x" }, { now: NOW, actorId: organiser });
    expect(closed).toEqual({ ok: false, reason: "rights-above-own" });
  });

  it("are written as a workbook of texts", async () => {
    const issued = await issueSlips({ kind: "members", memberIds: [await memberIdOf("KH101")] }, SYSTEM);
    if (!issued.ok) throw new Error(issued.reason);
    const { fileName, bytes } = await slipWorkbook(issued, "vi");
    expect(fileName).toBe("phieu-tai-khoan.xlsx");
    const read = await readSheet(bytes, SHEET_LIMITS);
    if (!read.ok) throw new Error(read.reason);
    const cells = read.rows[1]?.cells.map(cellText);
    expect(cells?.slice(1, 5)).toEqual([
      nameOf(1),
      "KH101",
      issued.slips[0]?.password,
      issued.slips[0]?.link,
    ]);
  });

  it("for five thousand people take seconds", async () => {
    const big = await makeUnit("LON", null, NOW);
    const people = Array.from({ length: 5_000 }, (_, i) => ({
      code: `L${10_000 + i}`,
      fullName: nameOf(i),
    }));
    await fillRoster(big, people, NOW);
    const few = await issueSlips({ kind: "without-account", underPath: big.path }, SYSTEM, 4_999);
    expect(few).toEqual({ ok: false, reason: "too-many-chosen" });
    const from = performance.now();
    const issued = await issueSlips({ kind: "without-account", underPath: big.path }, SYSTEM);
    expect(issued.ok && issued.slips.length).toBe(5_000);
    expect(performance.now() - from).toBeLessThan(20_000);
  });
});

describe("personal links", () => {
  it("tell whose they are without changing anything", async () => {
    const slip = await slipOf("XA110");
    const before = await dump();
    for (let i = 0; i < 3; i += 1) {
      expect(await findLinkOwner(tokenOf(slip), NOW)).toEqual({
        displayName: nameOf(10),
        unitName: "Xã Phú Thái",
      });
    }
    expect(await findLinkOwner("x".repeat(22), NOW)).toBeNull();
    expect(await dump()).toEqual(before);
  });

  it("sign in on a device of one's own and lead to a password of one's own", async () => {
    const slip = await slipOf("XA111");
    const done = await byLink(slip);
    if (!done.ok) throw new Error(done.reason);
    expect(done.session.trusted).toBe(true);
    expect(await findViewer(done.session.token, later(29.9))).toMatchObject({ mustChangePassword: true });
    const own = { accountId: done.accountId, sessionId: done.session.sessionId, current: "", now: NOW };
    expect((await changePassword({ ...own, wanted: "Nắng vàng trên đê" })).ok).toBe(true);
    expect((await byPassword(slip)).ok).toBe(false);
    expect((await byPassword(slip, NOW, "Nắng vàng trên đê")).ok).toBe(true);
    const account = await getAccount(done.accountId);
    expect(await displayUnit(account, TODAY)).toMatchObject({ name: "Xã Phú Thái" });
    const { rows } = await owner.query("SELECT first_used_at FROM access_link WHERE account_id = $1", [
      done.accountId,
    ]);
    expect(rows[0].first_used_at).toEqual(NOW);
  });

  it("answer alike when unknown, malformed, expired, revoked, disabled or holding a role", async () => {
    const answers = [];
    for (const token of [undefined, "", "x".repeat(22), "a b", "x".repeat(5_000)]) {
      answers.push(await signInByLink({ token, trusted: false, source: stranger(), now: NOW }));
    }
    const slip = await slipOf("XA112");
    answers.push(await byLink(slip, later(61)));
    const id = await accountIdOf("XA112");
    await disableAccount({ accountId: id, reason: "thử" }, SYSTEM);
    answers.push(await byLink(slip));
    const risen = await slipOf("XA113");
    const officer = await accountIdOf("XA113");
    await grantRole(
      { accountId: officer, role: "unit_officer", scope: { kind: "unit", unitId: school.id } },
      SYSTEM,
    );
    answers.push(await byLink(risen));
    expect(await findLinkOwner(tokenOf(risen), NOW)).toBeNull();
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: "dead-link" });
    expect((await slipOf("XA113")).link).toBeNull();
  });
});

/** Every row that signing in could touch. */
async function dump() {
  const rows: unknown[] = [];
  for (const table of [
    "account",
    "access_link",
    "session",
    "device",
    "consent",
    "grant_of_role",
    "audit_entry",
  ]) {
    rows.push((await owner.query(`SELECT t::text FROM ${table} t ORDER BY 1`)).rows);
  }
  return rows;
}
