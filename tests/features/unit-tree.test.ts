import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { closeUnit } from "~/unit/close-unit.server";
import { createUnit, type NewUnit } from "~/unit/create-unit.server";
import { editUnit } from "~/unit/edit-unit.server";
import { unitScope } from "~/unit/scope.server";
import { treesInReach } from "~/unit/tree.queries.server";
import { editFields, unitFields } from "~/unit/unit";
import {
  findUnit,
  getUnitWithAncestors,
  listUnitsInScope,
  listUnitsUnder,
  searchUnits,
} from "~/unit/unit.queries.server";
import { buildTree, inTreeOrder, trimTree } from "~/unit/unit-tree";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T03:00:00Z");
const SYSTEM = { now: NOW, actorId: null };
const TODAY = "2026-11-21";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function made(
  fields: Partial<NewUnit> & { code: string; name: string },
): Promise<{ id: string; path: string }> {
  const unit = await createUnit(
    { kind: "division", validFrom: "2025-07-01", parentId: null, ...fields },
    SYSTEM,
  );
  if (!unit.ok) throw new Error(unit.reason);
  return { id: unit.unitId, path: unit.path };
}

describe("the tree of units", () => {
  it("grows from a root, and every unit knows its way up", async () => {
    const city = await made({ code: "HP", name: "Thành phố Hải Phòng", kind: "province" });
    const commune = await made({ code: "PT", name: "UBND xã Phú Thái", kind: "commune", parentId: city.id });
    expect(commune.path).toBe(`/${city.id}/${commune.id}/`);
    expect(await unitScope(commune.id)).toEqual({ kind: "unit", path: commune.path });
    const { unit, ancestors } = await getUnitWithAncestors(commune.id);
    expect([unit.name, unit.validFrom, ancestors.map((one) => one.code)]).toEqual([
      "UBND xã Phú Thái",
      "2025-07-01",
      ["HP"],
    ]);
  });

  it("knows no unit by a malformed, unknown or missing id", async () => {
    const ids = [undefined, "", "x' OR 1=1", "00000000-0000-0000-0000-000000000000"];
    for (const id of ids) expect([await unitScope(id), await findUnit(id)]).toEqual([null, null]);
  });

  it("refuses a second unit of one code, an unknown parent, a parent that is gone, an empty life", async () => {
    const old = await made({ code: "OLD", name: "Đơn vị cũ", validTo: "2026-01-01" });
    const refused = async (fields: Partial<NewUnit>) =>
      createUnit(
        { code: "N1", name: "n", kind: "school", validFrom: TODAY, parentId: null, ...fields },
        SYSTEM,
      );
    expect(await refused({ code: "OLD" })).toMatchObject({ reason: "code-taken" });
    expect(await refused({ parentId: crypto.randomUUID() })).toMatchObject({ reason: "unknown-parent" });
    expect(await refused({ parentId: old.id })).toMatchObject({ reason: "outside-parent-validity" });
    expect(await refused({ validTo: TODAY })).toMatchObject({ reason: "ends-before-it-begins" });
    expect(await db().unit.count({ where: { code: "N1" } })).toBe(0);
  });

  it("lets nobody build outside the own subtree", async () => {
    const a = await made({ code: "RA", name: "A" });
    const b = await made({ code: "RB", name: "B" });
    const officer = { ...SYSTEM, reach: [a.path] };
    const fields = { code: "RC", name: "C", kind: "village" as const, validFrom: TODAY };
    expect(await createUnit({ ...fields, parentId: b.id }, officer)).toMatchObject({
      reason: "outside-reach",
    });
    expect(await createUnit({ ...fields, parentId: null }, officer)).toMatchObject({
      reason: "outside-reach",
    });
    expect(await createUnit({ ...fields, parentId: a.id }, officer)).toMatchObject({ ok: true });
  });

  it("writes who created it into the audit log", async () => {
    const { id } = await made({ code: "AUD", name: "Có nhật ký" });
    expect(await db().auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      {
        act: "create-unit",
        subject: "unit",
        at: NOW,
        actorId: null,
        detail: { code: "AUD", parentId: null },
      },
    ]);
  });

  it("keeps every path right when many children are born while the parent moves", async () => {
    const from = await made({ code: "MV-A", name: "A" });
    const to = await made({ code: "MV-B", name: "B" });
    const moving = await made({ code: "MV-M", name: "M", parentId: from.id });
    const fields = {
      code: "MV-M",
      name: "M",
      kind: "division" as const,
      bloc: null,
      validFrom: "2025-07-01",
    };
    await Promise.all([
      ...Array.from({ length: 8 }, (_, at) =>
        made({ code: `MV-${at}`, name: `Con ${at}`, parentId: moving.id }),
      ),
      editUnit({ unitId: moving.id, fields, parentId: to.id }, SYSTEM),
    ]);
    const below = await listUnitsUnder(`${to.path}${moving.id}/`);
    expect(below).toHaveLength(9);
    expect(await listUnitsUnder(from.path)).toHaveLength(1);
  });
});

describe("changing a unit", () => {
  it("changes its words and moves it with everything below", async () => {
    const root = await made({ code: "E0", name: "Gốc" });
    const left = await made({ code: "E1", name: "Trái", parentId: root.id });
    const right = await made({ code: "E2", name: "Phải", parentId: root.id });
    const leaf = await made({ code: "E3", name: "Lá", parentId: left.id });
    const fields = {
      code: "E1X",
      name: "Trái mới",
      kind: "school" as const,
      bloc: "Giáo dục",
      validFrom: "2025-08-01",
    };
    expect(await editUnit({ unitId: left.id, fields, parentId: right.id }, SYSTEM)).toEqual({
      ok: true,
      path: `${right.path}${left.id}/`,
    });
    expect(await findUnit(leaf.id)).toMatchObject({
      path: `${right.path}${left.id}/${leaf.id}/`,
      parentId: left.id,
    });
    expect(await findUnit(left.id)).toMatchObject({ ...fields, parentId: right.id });
    expect((await searchUnits("trai moi", { on: TODAY })).map((one) => one.above)).toEqual([["Gốc", "Phải"]]);
  });

  it("refuses loops, taken codes and what lies outside the reach", async () => {
    const root = await made({ code: "L0", name: "Gốc" });
    const child = await made({ code: "L1", name: "Con", parentId: root.id });
    const other = await made({ code: "L2", name: "Khác" });
    const fields = { code: "L0", name: "Gốc", kind: "commune" as const, bloc: null, validFrom: "2025-07-01" };
    const edit = (parts: object, reach: "all" | string[] = "all") =>
      editUnit({ unitId: root.id, fields, ...parts }, { ...SYSTEM, reach });
    expect(await edit({ parentId: child.id })).toMatchObject({ reason: "into-own-subtree" });
    expect(await edit({ parentId: root.id })).toMatchObject({ reason: "into-own-subtree" });
    expect(await edit({ fields: { ...fields, code: "L2" } })).toMatchObject({ reason: "code-taken" });
    expect(await edit({ parentId: other.id }, [root.path])).toMatchObject({ reason: "outside-reach" });
    expect(await edit({}, [other.path])).toMatchObject({ reason: "outside-reach" });
    expect(await edit({ parentId: null }, [root.path])).toMatchObject({ ok: true });
  });
});

describe("ending a unit", () => {
  it("waits for the units below and for the people, and ends their spells when told to", async () => {
    const parent = await made({ code: "C0", name: "Cha" });
    const child = await made({ code: "C1", name: "Con", parentId: parent.id });
    const member = await db().member.create({
      data: { code: "C-1", fullName: "An", searchKey: "an", sortKey: "an", createdAt: NOW },
    });
    await db().membership.create({
      data: { memberId: member.id, unitId: child.id, validFrom: new Date("2025-07-01") },
    });
    const close = (unitId: string, endMemberships = false) =>
      closeUnit({ unitId, validTo: "2026-12-01", reason: "Sáp nhập", endMemberships }, SYSTEM);
    expect(await close(parent.id)).toMatchObject({ reason: "has-open-children", children: 1 });
    expect(await close(child.id)).toMatchObject({ reason: "members-remain", members: 1 });
    expect(await close(child.id, true)).toEqual({ ok: true, endedMemberships: 1 });
    expect(await close(child.id, true)).toMatchObject({ reason: "already-closed" });
    expect(await close(parent.id)).toMatchObject({ ok: true });
    const [spell] = await db().membership.findMany({ where: { memberId: member.id } });
    expect(spell?.validTo).toEqual(new Date("2026-12-01T00:00:00Z"));
    expect((await listUnitsUnder(parent.path, "2026-11-30")).length).toBe(2);
    expect((await listUnitsUnder(parent.path, "2026-12-01")).length).toBe(0);
  });
});

describe("finding units", () => {
  it("searches without accents, by words in any order and by code, valid ones only, at most twenty", async () => {
    const root = await made({ code: "F0", name: "Thành phố Đà Nẵng" });
    await made({ code: "F-DN1", name: "Sở Nội vụ Đà Nẵng", parentId: root.id });
    await made({ code: "F-DN2", name: "Sở Nội vụ cũ", parentId: root.id, validTo: "2026-01-01" });
    await Promise.all(
      Array.from({ length: 25 }, (_, at) =>
        made({ code: `F-T${at}`, name: `Thôn ${at}`, parentId: root.id }),
      ),
    );
    const names = async (text: string) => (await searchUnits(text, { on: TODAY })).map((one) => one.name);
    expect(await names("noi vu so")).toEqual(["Sở Nội vụ Đà Nẵng"]);
    expect(await names("Đà Nẵng".normalize("NFD"))).toEqual(["Sở Nội vụ Đà Nẵng", "Thành phố Đà Nẵng"]);
    expect(await names("f-dn1")).toEqual(["Sở Nội vụ Đà Nẵng"]);
    expect(await names("%_\\")).toEqual([]);
    expect(await names("thon")).toHaveLength(20);
    expect(await searchUnits("thon", { on: TODAY, reach: [] })).toEqual([]);
  });

  it("lists exactly what a reach covers", async () => {
    const a = await made({ code: "S0", name: "A" });
    const b = await made({ code: "S1", name: "B", parentId: a.id });
    await made({ code: "S2", name: "C", parentId: a.id });
    expect((await listUnitsInScope([b.path])).map((one) => one.code)).toEqual(["S1"]);
    expect((await listUnitsInScope([a.path])).map((one) => one.code).sort()).toEqual(["S0", "S1", "S2"]);
    expect(await listUnitsInScope([])).toEqual([]);
    expect((await listUnitsInScope("all")).length).toBeGreaterThan(20);
  });
});

describe("a tree on a page", () => {
  const unit = (id: string, parentId: string | null) =>
    ({
      id,
      code: id,
      name: id,
      kind: "school",
      bloc: null,
      parentId,
      path: "",
      position: 0,
      validFrom: "",
      validTo: null,
    }) as const;
  const units = [unit("a", null), unit("b", "a"), unit("c", "b"), unit("d", "b"), unit("e", "gone")];
  const rosters = [
    { unitId: "a", members: 1, exempt: 0 },
    { unitId: "c", members: 10, exempt: 2 },
    { unitId: "d", members: 5, exempt: 0 },
  ];

  it("sums every subtree up; units without their parent in sight are roots", () => {
    const [a, e] = buildTree(units, rosters);
    expect(a).toMatchObject({
      members: 16,
      exempt: 2,
      unitsBelow: 3,
      children: [{ members: 15, unitsBelow: 2 }],
    });
    expect(e).toMatchObject({ id: "e", members: 0, children: [] });
    expect(inTreeOrder([...units].reverse()).map((one) => one.id)).toEqual(["e", "a", "b", "d", "c"]);
  });

  it("is cut at the level that would make it too long, and says how much is left out", () => {
    const whole = buildTree(units, rosters);
    expect(trimTree(whole, 3)).toEqual(whole);
    expect(trimTree(whole, 2)[0]).toMatchObject({
      hidden: 0,
      children: [{ id: "b", hidden: 2, children: [] }],
    });
    expect(trimTree(whole, 0)[0]).toMatchObject({
      hidden: 0,
      members: 16,
      children: [{ id: "b", hidden: 2 }],
    });
    expect(whole[0]?.children).toHaveLength(1);
  });

  it("shows at most some hundred lines of a province, and always its first level", async () => {
    const root = await made({ code: "BIG", name: "Lớn" });
    const insert = (count: number, parent: { id: string; path: string }, code: string) => db().$executeRaw`
      INSERT INTO unit (id, code, name, search_key, kind, path, parent_id, valid_from)
      SELECT id, ${code} || n, 'n', 'n', 'school', ${parent.path} || id || '/', ${parent.id}::uuid, '2025-07-01'
      FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, ${count}::int) n) made`;
    await insert(260, root, "BIG-");
    const [first] = await listUnitsUnder(root.path).then((all) =>
      all.filter((one) => one.parentId === root.id),
    );
    if (!first) throw new Error("no child");
    await insert(3, first, "BIGGER-");
    const { trees, totals } = await treesInReach([root.path], { on: TODAY });
    expect([totals.units, trees[0]?.hidden, trees[0]?.children.length]).toEqual([264, 0, 260]);
    expect(trees[0]?.children.find((one) => one.id === first.id)).toMatchObject({ hidden: 3, children: [] });
  });
});

describe("the form of a unit", () => {
  const parse = (fields: object) =>
    unitFields.safeParse({ code: "A1", name: "Tên", kind: "school", validFrom: TODAY, ...fields });
  it("brings codes and names into one spelling", () => {
    expect(
      parse({ code: " pt-01 ", name: "Trường  Tiểu học".normalize("NFD"), bloc: " " }).data,
    ).toMatchObject({
      code: "PT-01",
      name: "Trường Tiểu học",
      bloc: null,
      validTo: null,
    });
  });
  it.each([
    ["code", "=1", "malformed-code"],
    ["name", " ", "required"],
    ["name", "x".repeat(201), "too-long"],
    ["name", "a\u0000", "control-characters"],
    ["kind", "king", "required"],
    ["validFrom", "2026-02-30", "not-a-day"],
    ["validFrom", undefined, "required"],
    ["validTo", "mai", "not-a-day"],
  ])("refuses %s %j", (field, value, message) => {
    const issues = parse({ [field]: value }).error?.issues.map((issue) => [issue.path[0], issue.message]);
    expect(issues).toContainEqual([field, message]);
  });

  it("moves a unit only to a place that was chosen from the list", () => {
    const edit = (fields: object) =>
      editFields.safeParse({ code: "A1", name: "Tên", kind: "school", validFrom: TODAY, ...fields });
    const id = crypto.randomUUID();
    expect(edit({ parent: id, parentText: "Xã" }).data).toMatchObject({ parent: id });
    expect(edit({ parent: "", parentText: " " }).data?.parent).toBeUndefined();
    expect(edit({ parent: "", parentText: "Xã nào đó" }).error?.issues[0]).toMatchObject({
      path: ["parent"],
    });
  });
});
