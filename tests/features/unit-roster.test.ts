import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { createUnit } from "~/unit/create-unit.server";
import { exemptMember } from "~/unit/exempt-member.server";
import { type ExemptionFields, exemptionFields } from "~/unit/exemption";
import { importRoster } from "~/unit/import-roster.server";
import { listExemptions, listMembers, membershipOn, rosterOn } from "~/unit/roster.queries.server";
import { withdrawExemption } from "~/unit/withdraw-exemption.server";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T03:00:00Z");
const SYSTEM = { now: NOW, actorId: null };
const TODAY = "2026-11-21";

let database: TestDatabase;
const units: Record<"root" | "school" | "other", { id: string; path: string }> = {
  root: { id: "", path: "" },
  school: { id: "", path: "" },
  other: { id: "", path: "" },
};

async function made(code: string, parentId: string | null) {
  const fields = {
    code,
    name: `Đơn vị ${code}`,
    kind: "commune" as const,
    validFrom: "2025-07-01",
    parentId,
  };
  const unit = await createUnit(fields, SYSTEM);
  if (!unit.ok) throw new Error(unit.reason);
  return { id: unit.unitId, path: unit.path };
}

const NAMES = ["Nguyễn Văn Ánh", "Trần Thị Bình", "Lê An", "Phạm Ân", "Đỗ Thị Ẩn", "Vũ Bình An"];

beforeAll(async () => {
  database = await openTestDatabase();
  units.root = await made("R", null);
  units.school = await made("R-S", units.root.id);
  units.other = await made("Z", null);
  const people = NAMES.map((fullName, at) => ({
    code: `CB0${at}`,
    fullName,
    unitCode: at < 4 ? "R" : "R-S",
  }));
  const done = await importRoster({ unitId: units.root.id, people, effectiveOn: "2026-01-01" }, SYSTEM);
  if (!done.ok) throw new Error(JSON.stringify(done));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function memberId(code: string): Promise<string> {
  return (await db().member.findUniqueOrThrow({ where: { code } })).id;
}

async function exempt(code: string, parts: Partial<ExemptionFields> = {}, underPath = units.root.path) {
  const fields = { memberId: await memberId(code), kind: "maternity" as const, reason: "Nghỉ sinh con" };
  const spell = { validFrom: "2026-11-01", lastDay: "2026-11-30" };
  return exemptMember({ ...fields, ...spell, ...parts }, { ...SYSTEM, underPath });
}

describe("people of a subtree on a day", () => {
  it("come by given name in Vietnamese order, with their units", async () => {
    const page = await listMembers({ underPath: units.root.path, on: TODAY });
    expect(page.members.map((one) => one.fullName)).toEqual([
      "Lê An",
      "Vũ Bình An",
      "Nguyễn Văn Ánh",
      "Phạm Ân",
      "Đỗ Thị Ẩn",
      "Trần Thị Bình",
    ]);
    expect(page).toMatchObject({ total: 6, page: 1 });
    expect(page.members[1]).toMatchObject({ unitName: "Đơn vị R-S", since: "2026-01-01", exemption: null });
  });

  it("are found without accents, by words in any order or by code, page by page", async () => {
    const found = async (search: string) =>
      (await listMembers({ underPath: units.root.path, on: TODAY, search })).members.map((one) => one.code);
    expect(await found("binh thi")).toEqual(["CB01"]);
    expect(await found("ÁN")).toHaveLength(5);
    expect(await found("cb03")).toEqual(["CB03"]);
    expect(await found("%")).toEqual([]);
    expect(await found("cb_3")).toEqual([]);
    const second = await listMembers({ underPath: units.root.path, on: TODAY, page: 99, pageSize: 4 });
    expect([second.page, second.members.length]).toEqual([2, 2]);
  });

  it("are those of that day and that subtree", async () => {
    expect((await listMembers({ underPath: units.root.path, on: "2025-12-31" })).total).toBe(0);
    expect((await listMembers({ underPath: units.school.path, on: TODAY })).total).toBe(2);
    expect((await listMembers({ underPath: units.other.path, on: TODAY })).total).toBe(0);
    expect(await membershipOn(await memberId("CB05"), TODAY)).toMatchObject({ path: units.school.path });
    expect(await membershipOn(await memberId("CB05"), "2025-12-31")).toBeNull();
    expect(await membershipOn("nobody", TODAY)).toBeNull();
  });
});

describe("exemptions", () => {
  it("leave a member out of the denominator on their days only, and can be taken back", async () => {
    const done = await exempt("CB00");
    if (!done.ok) throw new Error(done.reason);
    const counts = async (day: string) =>
      (await rosterOn(day, units.root.path)).map(({ members, exempt: left }) => [members, left]);
    expect(await counts("2026-10-31")).toEqual([
      [4, 0],
      [2, 0],
    ]);
    expect((await counts("2026-11-01"))[0]).toEqual([4, 1]);
    expect((await counts("2026-11-30"))[0]).toEqual([4, 1]);
    expect((await counts("2026-12-01"))[0]).toEqual([4, 0]);
    const listed = await listMembers({ underPath: units.root.path, on: TODAY, exemptOnly: true });
    expect(listed.members.map((one) => [one.code, one.exemption?.kind])).toEqual([["CB00", "maternity"]]);
    expect(await exempt("CB00", { validFrom: "2026-11-30", lastDay: "" })).toMatchObject({
      reason: "already-exempt",
    });

    const own = { ...SYSTEM, underPath: units.root.path };
    const back = {
      memberId: await memberId("CB00"),
      exemptionId: done.exemptionId,
      reason: "Ghi nhầm người",
    };
    expect(await withdrawExemption(back, { ...own, underPath: units.other.path })).toMatchObject({
      reason: "unknown-exemption",
    });
    expect(await withdrawExemption(back, own)).toMatchObject({ ok: true });
    expect(await withdrawExemption(back, own)).toMatchObject({ reason: "unknown-exemption" });
    expect((await counts(TODAY))[0]).toEqual([4, 0]);
    expect(await listExemptions(await memberId("CB00"))).toEqual([]);
    const acts = await db().auditEntry.findMany({ where: { subject: "member" }, orderBy: { id: "asc" } });
    expect(acts.map((one) => [one.act, one.reason])).toEqual([
      ["exempt-member", "Nghỉ sinh con"],
      ["withdraw-exemption", "Ghi nhầm người"],
    ]);
  });

  it("are refused for people of other units and for days that do not follow", async () => {
    expect(await exempt("CB01", {}, units.school.path)).toMatchObject({ reason: "unknown-member" });
    expect(await exempt("CB01", { lastDay: "2026-10-01" })).toMatchObject({
      reason: "ends-before-it-begins",
    });
    expect(await exempt("CB01", { lastDay: "2026-11-01" })).toMatchObject({ ok: true });
  });

  it("are recorded once, however often the form is sent at once", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => exempt("CB02")));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it.each([
    ["reason", " ", "required"],
    ["reason", "x".repeat(301), "too-long"],
    ["kind", "holiday", "required"],
    ["validFrom", "21/11/2026", "not-a-day"],
    ["lastDay", "never", "not-a-day"],
    ["memberId", "1", "required"],
  ])("ask for a sound form: %s %j", (field, value, message) => {
    const sound = {
      memberId: crypto.randomUUID(),
      kind: "leave",
      reason: "Nghỉ phép",
      validFrom: TODAY,
      lastDay: "",
    };
    const issues = exemptionFields.safeParse({ ...sound, [field]: value }).error?.issues;
    expect(issues?.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message]);
  });
});

describe("a province", () => {
  it("counts and searches 20,000 members of 1,500 units", async () => {
    await db().$executeRaw`
      INSERT INTO unit (id, code, name, search_key, kind, path, parent_id, valid_from)
      SELECT id, 'P' || n, 'Đơn vị ' || n, 'don vi ' || n, 'school', ${units.other.path} || id || '/', ${units.other.id}::uuid, '2025-07-01'
      FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, 1500) n) made`;
    await db().$executeRaw`
      INSERT INTO member (id, code, full_name, search_key, sort_key, created_at)
      SELECT gen_random_uuid(), 'M' || n, 'Nguyễn Văn A', 'nguyen van a', 'a' || n, now() FROM generate_series(1, 20000) n`;
    await db().$executeRaw`
      INSERT INTO membership (id, member_id, unit_id, valid_from)
      SELECT gen_random_uuid(), m.id, u.id, '2026-01-01'
      FROM (SELECT id, row_number() OVER () AS n FROM member WHERE code LIKE 'M%') m
      JOIN (SELECT id, row_number() OVER () AS n FROM unit WHERE code LIKE 'P%') u ON u.n = 1 + m.n % 1500`;
    await db().$executeRaw`
      INSERT INTO exemption (id, member_id, kind, reason, valid_from, recorded_at)
      SELECT gen_random_uuid(), id, 'leave', 'x', '2026-02-01', now() FROM member WHERE code LIKE 'M%7'`;

    const rows = await rosterOn(TODAY, units.other.path);
    expect(rows).toHaveLength(1501);
    expect(rows.reduce((sum, row) => sum + row.members, 0)).toBe(20_000);
    expect(rows.reduce((sum, row) => sum + row.exempt, 0)).toBe(2_000);
    const page = await listMembers({ underPath: units.other.path, on: TODAY, search: "van m1999" });
    expect([page.total, page.members.length]).toEqual([11, 11]);
  }, 90_000);
});
