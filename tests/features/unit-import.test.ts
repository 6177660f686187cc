import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { readSheet, writeWorkbook } from "~/platform/spreadsheet.server";
import { confirmRosterImport } from "~/unit/confirm-roster-import.server";
import { createUnit } from "~/unit/create-unit.server";
import { discardRosterImport } from "~/unit/discard-roster-import.server";
import { importRoster } from "~/unit/import-roster.server";
import type { Reach } from "~/unit/reach";
import { listMembers } from "~/unit/roster.queries.server";
import { findRosterImport, listRosterImports, planImport } from "~/unit/roster-import.queries.server";
import { startRosterImport } from "~/unit/start-roster-import.server";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { rawCell, rawRows, rawWorkbook, rawZip } from "../support/raw-xlsx";

const NOW = new Date("2026-11-21T03:00:00Z");
const TODAY = "2026-11-21";
const OFFICER = crypto.randomUUID();
const HEADINGS = ["Mã danh sách", "Họ và tên", "Mã đơn vị", "Chức vụ", "Email", "Từ ngày"];

type Place = { id: string; code: string; path: string };
let database: TestDatabase;
let commune: Place;
let school: Place;
let elsewhere: Place;

async function made(code: string, parentId: string | null): Promise<Place> {
  const fields = {
    code,
    name: `Đơn vị ${code}`,
    kind: "commune" as const,
    validFrom: "2025-07-01",
    parentId,
  };
  const unit = await createUnit(fields, { now: NOW, actorId: null });
  if (!unit.ok) throw new Error(unit.reason);
  return { id: unit.unitId, code, path: unit.path };
}

beforeAll(async () => {
  database = await openTestDatabase();
  commune = await made("XPT", null);
  school = await made("XPT-TH", commune.id);
  elsewhere = await made("XKHAC", null);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function file(rows: string[][], headings = HEADINGS): Promise<Uint8Array> {
  return writeWorkbook([{ name: "Danh sách", columns: headings.map((header) => ({ header })), rows }]);
}

/** The first step: a dry run of a file, with its plan. */
async function dryRun(
  bytes: Uint8Array,
  parts: { endsMissing?: boolean; reach?: Reach; target?: Place } = {},
) {
  const { endsMissing = false, target = commune, reach = [target.path] } = parts;
  const upload = { unitId: target.id, fileName: "ds.xlsx", bytes, effectiveOn: TODAY, endsMissing };
  const started = await startRosterImport(upload, { now: NOW, actorId: OFFICER });
  if (!started.ok) throw new Error(started.reason);
  const view = await findRosterImport(started.importId, target.id);
  if (!view) throw new Error("no dry run");
  const { plan, fingerprint } = await planImport(view, { target, reach });
  const confirm = (skipErrors = false) =>
    confirmRosterImport(
      { unitId: target.id, importId: started.importId, fingerprint, skipErrors },
      { now: NOW, actorId: OFFICER, reach },
    );
  return { importId: started.importId, view, plan, confirm };
}

async function people(place: Place): Promise<string[]> {
  const page = await listMembers({ underPath: place.path, on: TODAY, pageSize: 10_000 });
  return page.members.map((one) => `${one.code} ${one.fullName} @${one.unitName.slice(7)}`).sort();
}

describe("a roster on its way in", () => {
  it("is shown first, written once confirmed, and does nothing the second time", async () => {
    const bytes = await file([
      ["cb001", "Nguyễn Văn An".normalize("NFD"), "XPT", "Chủ tịch", "AN@x.vn", ""],
      ["CB002", "Trần  Thị Bình", "xpt-th", "", "", "01/09/2026"],
    ]);
    const first = await dryRun(bytes);
    expect(first.plan.added.map((one) => [one.code, one.fullName, one.unitName])).toEqual([
      ["CB001", "Nguyễn Văn An", "Đơn vị XPT"],
      ["CB002", "Trần Thị Bình", "Đơn vị XPT-TH"],
    ]);
    expect(await people(commune)).toEqual([]);

    const counts = { added: 2, changed: 0, moved: 0, ended: 0, unchanged: 0, refused: 0 };
    expect(await first.confirm()).toEqual({ ok: true, outcome: counts });
    expect(await people(commune)).toEqual(["CB001 Nguyễn Văn An @XPT", "CB002 Trần Thị Bình @XPT-TH"]);
    const [member] = await db().member.findMany({ where: { code: "CB001" } });
    expect(member).toMatchObject({ email: "an@x.vn", jobTitle: "Chủ tịch", searchKey: "nguyen van an" });
    const spells = await db().membership.findMany({ where: { member: { code: "CB002" } } });
    expect(spells.map((one) => one.validFrom)).toEqual([new Date("2026-09-01T00:00:00Z")]);

    expect(await first.confirm()).toMatchObject({ reason: "already-confirmed" });
    const again = await dryRun(bytes);
    expect(again.plan).toMatchObject({ added: [], changed: [], moved: [], ended: [], unchanged: 2 });
    expect(await again.confirm()).toMatchObject({ reason: "nothing-to-do" });
    const acts = await db().auditEntry.findMany({ where: { act: "confirm-roster-import" } });
    expect(acts).toMatchObject([
      { actorId: OFFICER, subjectId: commune.id, detail: { ...counts, fileName: "ds.xlsx" } },
    ]);
    expect(JSON.stringify(acts)).not.toContain("Nguyễn");
  });

  it("changes, moves and ends people, keeping where they were before", async () => {
    await (
      await dryRun(
        await file([
          ["MV1", "Lê A", "XPT"],
          ["MV2", "Lê B", "XPT"],
          ["MV3", "Lê C", "XPT-TH"],
        ]),
      )
    ).confirm();
    await db().membership.updateMany({
      where: { member: { code: { startsWith: "MV" } } },
      data: { validFrom: new Date("2026-01-01") },
    });
    const rows = [
      ["MV1", "Lê A", "XPT-TH"],
      ["MV2", "Lê B", "XPT", "Kế toán"],
    ];
    const keepers = (await people(commune))
      .filter((one) => one.startsWith("CB"))
      .map((one) => one.split(" "));
    const rest = keepers.map(([code = "", ...words]) => [
      code,
      words.slice(0, -1).join(" "),
      words.at(-1)?.slice(1) ?? "",
    ]);
    const second = await dryRun(await file([...rows, ...rest]), { endsMissing: true });
    expect([second.plan.moved.length, second.plan.changed.length, second.plan.ended.length]).toEqual([
      1, 1, 1,
    ]);
    expect(await second.confirm()).toMatchObject({ ok: true });
    const spells = await db().membership.findMany({
      where: { member: { code: { in: ["MV1", "MV3"] } } },
      orderBy: [{ member: { code: "asc" } }, { validFrom: "asc" }],
    });
    expect(spells.map((one) => [one.unitId, one.validTo?.toISOString().slice(0, 10)])).toEqual([
      [commune.id, TODAY],
      [school.id, undefined],
      [school.id, TODAY],
    ]);
  });

  it("is not written when what stands has moved since it was shown", async () => {
    const waiting = await dryRun(await file([["SM1", "Phạm Một", "XPT"]]));
    await importRoster(
      {
        unitId: commune.id,
        people: [{ code: "SM1", fullName: "Phạm Một", unitCode: "XPT-TH" }],
        effectiveOn: TODAY,
      },
      { now: NOW, actorId: null },
    );
    expect(await waiting.confirm()).toMatchObject({ reason: "state-moved" });
    expect((await people(commune)).filter((one) => one.startsWith("SM1"))).toEqual(["SM1 Phạm Một @XPT-TH"]);
  });

  it("is written once when it is confirmed many times at once", async () => {
    const waiting = await dryRun(await file([["ON1", "Đỗ Một", "XPT"]]));
    const answers = await Promise.all(Array.from({ length: 5 }, () => waiting.confirm()));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().membership.count({ where: { member: { code: "ON1" } } })).toBe(1);
  });

  it("leaves faulty rows out only when told to, and ends nobody by a faulty file", async () => {
    const rows = [
      ["PR1", "Vũ Một", "XPT"],
      ["PR 2", "Vũ Hai", "XPT"],
      ["PR3", "Vũ Ba", "KHONG"],
    ];
    const waiting = await dryRun(await file(rows));
    expect(waiting.plan.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, "code", "malformed-code"],
      [4, "unitCode", "unknown-unit"],
    ]);
    expect(await waiting.confirm()).toMatchObject({ reason: "has-errors" });
    const ending = await dryRun(await file(rows), { endsMissing: true });
    expect(await ending.confirm(true)).toMatchObject({ reason: "ends-need-clean-file" });
    expect(await waiting.confirm(true)).toMatchObject({ ok: true, outcome: { added: 1, refused: 2 } });
    expect((await findRosterImport(waiting.importId, commune.id))?.rows.map((row) => row.row)).toEqual([
      3, 4,
    ]);
  });

  it("can be forgotten, belongs to one unit, and is listed without its rows", async () => {
    const waiting = await dryRun(await file([["DI1", "Hồ Một", "XPT"]]));
    expect(await findRosterImport(waiting.importId, elsewhere.id)).toBeNull();
    expect(await discardRosterImport({ unitId: elsewhere.id, importId: waiting.importId })).toMatchObject({
      ok: false,
    });
    expect((await listRosterImports(commune.id))[0]).toMatchObject({
      id: waiting.importId,
      fileName: "ds.xlsx",
    });
    expect(await discardRosterImport({ unitId: commune.id, importId: waiting.importId })).toMatchObject({
      ok: true,
    });
    expect(await waiting.confirm()).toMatchObject({ reason: "unknown-import" });
  });
});

describe("a roster that reaches too far", () => {
  it("places nobody in foreign units and takes nobody from them", async () => {
    const system = { now: NOW, actorId: null };
    const own = [{ code: "XK1", fullName: "Mai Một" }];
    await importRoster({ unitId: elsewhere.id, people: own, effectiveOn: TODAY }, system);
    const { plan, confirm } = await dryRun(
      await file([
        ["XK1", "Mai Một", "XPT"],
        ["XK2", "Mai Hai", "XKHAC"],
        ["XK3", "Mai Ba", ""],
      ]),
    );
    expect(plan.problems.map(({ row, code }) => [row, code])).toEqual([
      [2, "belongs-elsewhere"],
      [3, "foreign-unit"],
      [4, "unit-missing"],
    ]);
    expect(await confirm(true)).toMatchObject({ reason: "nothing-to-do" });
    const allowed = await dryRun(await file([["XK1", "Mai Một", "XPT"]]), { reach: "all" });
    expect(allowed.plan.moved).toHaveLength(1);
  });

  it("hands out no rights through columns, and says so", async () => {
    const headings = [...HEADINGS.slice(0, 3), "Vai trò", "Quyền", "role", "Ghi chú"];
    const { view, plan } = await dryRun(
      await file([["RG1", "Lý Một", "XPT", "admin", "all", "admin", "x"]], headings),
    );
    expect(view.notices.map(({ heading, kind }) => `${heading}: ${kind}`)).toEqual([
      "Vai trò: privileged",
      "Quyền: privileged",
      "role: privileged",
      "Ghi chú: unknown",
    ]);
    expect(JSON.stringify([view.rows, plan.added])).not.toContain("admin");
  });
});

describe("odd files", () => {
  const start = async (bytes: Uint8Array) => {
    const upload = { unitId: commune.id, fileName: "x.xlsx", bytes, effectiveOn: TODAY, endsMissing: false };
    const answer = await startRosterImport(upload, { now: NOW, actorId: OFFICER });
    return answer.ok ? "read" : answer.reason;
  };

  it("without a heading or without people are refused with the reason", async () => {
    expect(await start(await file([["1", "2"]], ["Cột", "Khác"]))).toBe("no-heading");
    expect(await start(await file([["", "  "]]))).toBe("no-rows");
    expect(await start(Buffer.from("MZ not a workbook"))).toBe("not-xlsx");
    expect(await db().rosterImport.count({ where: { fileName: "x.xlsx" } })).toBe(0);
  });

  it("with a title above the heading, columns in another order, numbers, dates and formulas", async () => {
    const cells = [
      `<row r="1">${rawCell("A1", "DANH SÁCH CÁN BỘ")}</row>`,
      `<row r="3">${rawCell("A3", "STT")}${rawCell("B3", "Họ tên (*)")}${rawCell("C3", "Mã danh sách *")}${rawCell("D3", "Từ ngày")}${rawCell("E3", "Mã đơn vị")}</row>`,
      `<row r="4"><c r="A4"><v>1</v></c>${rawCell("B4", "Tô Một")}<c r="C4"><v>12345</v></c>${rawCell("D4", "1/9/2026")}${rawCell("E4", "XPT")}</row>`,
      `<row r="5">${rawCell("B5", "Tô Hai")}${rawCell("C5", "FX2", 'HYPERLINK("http://x")')}${rawCell("E5", "XPT")}</row>`,
      `<row r="6">${rawCell("B6", "=cmd|' /C calc'!A0")}${rawCell("C6", "FX3")}${rawCell("E6", "XPT")}</row>`,
    ];
    const { plan } = await dryRun(rawZip(rawWorkbook(cells.join(""))));
    expect(plan.added.map((one) => [one.row, one.code, one.spell])).toEqual([
      [4, "12345", { kind: "begin", from: "2026-09-01" }],
    ]);
    expect(plan.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, "code", "formula"],
      [6, "fullName", "malformed-name"],
    ]);
  });

  it("of 5,000 people go through, both ways", async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [
      `BIG${at}`,
      `Nguyễn Thị Số ${at}`,
      "XPT-TH",
      "Giáo viên",
    ]);
    const bytes = rawZip(rawWorkbook(rawRows([HEADINGS, ...rows])));
    const { confirm } = await dryRun(bytes);
    expect(await confirm()).toMatchObject({ ok: true, outcome: { added: 5_000 } });
    const renamed = rows.map(([code = "", name = "", unit = ""], at) => [
      code,
      `${name} Mới`,
      at % 2 ? unit : "XPT",
    ]);
    const second = await dryRun(rawZip(rawWorkbook(rawRows([HEADINGS, ...renamed]))));
    expect(await second.confirm()).toMatchObject({ ok: true, outcome: { changed: 2_500, moved: 2_500 } });
    expect((await listMembers({ underPath: school.path, on: TODAY, search: "moi big" })).total).toBe(2_500);
  }, 60_000);

  it("written by the program itself hold no formulas", async () => {
    const bytes = await file([["=1+1", "@SUM(A1)", "-2+3", "+84", "\tx", "＝1"]]);
    const sheet = await readSheet(bytes);
    expect(sheet.ok && sheet.rows[1]?.cells.slice(0, 4)).toEqual(["=1+1", "@SUM(A1)", "-2+3", "+84"]);
    expect(sheet.ok && JSON.stringify(sheet.rows)).not.toContain("formula");
  });
});
