import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import type { Role } from "~/core/scope";
import { db, disconnect } from "~/platform/db.server";
import { readSheet, writeWorkbook } from "~/platform/spreadsheet.server";
import { fillRoster, makeOfficial, makeUnit } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T01:00:00Z");
const ROUTES = join(import.meta.dirname, "../../app/routes");

type Door = (args: {
  request: Request;
  params: Record<string, string>;
  context: unknown;
}) => Promise<Response>;
type Module = { loader?: Door; action?: Door };
type Place = { id: string; path: string; code: string };

let database: TestDatabase;
let city: Place;
let commune: Place;
let school: Place;
let elsewhere: Place;
const sessions: Record<string, string> = {};

async function signedIn(role: Role, unit: Place | null): Promise<string> {
  const scope = unit ? { kind: "unit" as const, unitId: unit.id } : { kind: "system" as const };
  const accountId = await makeOfficial(NOW, [{ role, scope }]);
  return (await createSession({ accountId, now: NOW })).token;
}

beforeAll(async () => {
  database = await openTestDatabase();
  city = await makeUnit("HP", null, NOW, "Thành phố Hải Phòng");
  commune = await makeUnit("XPT", city.id, NOW, "UBND xã Phú Thái");
  school = await makeUnit("XPT-TH", commune.id, NOW, "Trường Tiểu học Phú Thái");
  elsewhere = await makeUnit("XKHAC", city.id, NOW, "UBND xã Khác");
  await fillRoster(commune, [{ code: "CB1", fullName: "Nguyễn Văn An" }], NOW);
  await fillRoster(school, [{ code: "GV1", fullName: "Trần Thị Bình" }], NOW);
  await fillRoster(elsewhere, [{ code: "XK1", fullName: "Người Xã Khác" }], NOW);
  sessions.admin = await signedIn("admin", null);
  sessions.organiser = await signedIn("organiser", commune);
  sessions.officer = await signedIn("unit_officer", commune);
  sessions.teacher = await signedIn("unit_officer", school);
  sessions.author = await signedIn("author", null);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Call = {
  as?: string;
  params?: Record<string, string>;
  search?: string;
  form?: Record<string, string>;
  upload?: FormData;
};

async function call(
  path: string,
  { as, params = {}, search = "", form, upload }: Call = {},
): Promise<Response> {
  const { loader, action } = (await import(join(ROUTES, path))) as Module;
  const headers = new Headers(as ? { Cookie: `hoi_thi_session=${sessions[as]}` } : {});
  const body = upload ?? (form && new URLSearchParams(form));
  const request = new Request(`http://127.0.0.1:3000/x${search}`, {
    method: body ? "POST" : "GET",
    headers,
    body,
  });
  const door = body ? action : loader;
  if (!door) throw new Error(`no such door in ${path}`);
  return door({ request, params, context: {} }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}

const statusOf = async (path: string, request: Call) => (await call(path, request)).status;

function upload(bytes: Uint8Array, fields: Record<string, string> = { effectiveOn: "2026-11-21" }): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([bytes as Uint8Array<ArrayBuffer>], "Danh sách.xlsx"));
  return form;
}

const HEADINGS = ["Mã danh sách", "Họ và tên", "Mã đơn vị"].map((header) => ({ header }));
const workbook = (rows: string[][]) => writeWorkbook([{ name: "a", columns: HEADINGS, rows }]);

describe("who may pass", () => {
  const pages = ["unit-page.tsx", "unit-import.tsx", "unit-roster-template.ts", "unit-roster-export.ts"];

  it.each(pages)("%s opens within the own subtree only", async (page) => {
    const path = `organise/${page}`;
    const opens = (as: string, unit: string) => statusOf(path, { as, params: { unit } });
    expect(await opens("officer", commune.id)).toBe(200);
    expect(await opens("officer", school.id)).toBe(200);
    expect(await opens("organiser", school.id)).toBe(200);
    expect(await opens("admin", city.id)).toBe(200);
    expect(await opens("officer", city.id)).toBe(403);
    expect(await opens("officer", elsewhere.id)).toBe(403);
    expect(await opens("teacher", commune.id)).toBe(403);
    expect(await opens("author", commune.id)).toBe(403);
    expect(await opens("officer", "not-a-unit")).toBe(404);
    expect(await statusOf(path, { params: { unit: commune.id } })).toBe(302);
  });

  it("changes of the tree are for organisers of the place", async () => {
    const form = { intent: "create", code: "NEW1", name: "Thôn 1", kind: "village", validFrom: "2026-01-01" };
    const create = (as: string, unit: Place) =>
      statusOf("organise/unit-new.tsx", {
        as,
        params: { unit: unit.id },
        form: { ...form, code: `N-${as}` },
      });
    expect(await create("officer", commune)).toBe(403);
    expect(await create("organiser", elsewhere)).toBe(403);
    expect(await create("organiser", commune)).toBe(302);
    expect(await statusOf("organise/units-new.tsx", { as: "organiser", form })).toBe(403);
    expect(await statusOf("organise/units-new.tsx", { as: "admin", form })).toBe(302);
  });

  it("an organiser moves no unit to a place out of reach, and hides nothing in a form", async () => {
    const fields = {
      code: "XPT-TH",
      name: "Trường Tiểu học Phú Thái",
      kind: "school",
      validFrom: "2025-07-01",
      path: "/",
      parentId: "",
    };
    const edit = (parent: string) =>
      call("organise/unit-edit.tsx", {
        as: "organiser",
        params: { unit: school.id },
        form: { intent: "edit", ...fields, parent },
      });
    const refused = await edit(elsewhere.id);
    expect([refused.status, await refused.json()]).toMatchObject([409, { reason: "outside-reach" }]);
    expect((await edit(commune.id)).status).toBe(302);
    expect(await db().unit.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({
      path: school.path,
      parentId: commune.id,
    });
  });

  it("a person is seen and exempt through a unit of the own only", async () => {
    const member = (await db().member.findUniqueOrThrow({ where: { code: "XK1" } })).id;
    const params = { unit: commune.id, member };
    expect(await statusOf("organise/unit-member.tsx", { as: "officer", params })).toBe(404);
    const form = { intent: "exempt", kind: "leave", reason: "x", validFrom: "2026-11-01", lastDay: "" };
    const answer = await call("organise/unit-member.tsx", { as: "officer", params, form });
    expect([answer.status, await answer.json()]).toMatchObject([409, { reason: "unknown-member" }]);
    expect(await db().exemption.count()).toBe(0);
  });
});

describe("an import through its doors", () => {
  const params = () => ({ unit: commune.id });

  it("goes from upload to review to confirmation, and belongs to its unit", async () => {
    const bytes = await workbook([
      ["CB2", "Lê Thị Cúc", "XPT"],
      ["CB 3", "Sai Mã", "XPT"],
    ]);
    const sent = await call("organise/unit-import.tsx", {
      as: "officer",
      params: params(),
      upload: upload(bytes),
    });
    expect(sent.status).toBe(302);
    const id = sent.headers.get("Location")?.split("/").at(-1) ?? "";
    const place = { ...params(), import: id };
    const review = "organise/unit-import-review.tsx";
    expect(await statusOf(review, { as: "teacher", params: { ...place, unit: school.id } })).toBe(404);
    const shown = await (await call(review, { as: "officer", params: place })).json();
    expect(shown).toMatchObject({
      state: "waiting",
      upload: { fileName: "Danh sách.xlsx" },
      review: { list: "problems", sizes: { problems: 1, added: 1 }, refusedRows: 1 },
    });
    const confirm = (skipErrors: string) => {
      const form = { intent: "confirm", fingerprint: shown.review.fingerprint, skipErrors };
      return call(review, { as: "officer", params: place, form });
    };
    expect(await (await confirm("")).json()).toEqual({ reason: "has-errors" });
    expect((await confirm("1")).status).toBe(302);
    expect(await (await call(review, { as: "officer", params: place })).json()).toMatchObject({
      state: "done",
      outcome: { added: 1, refused: 1 },
    });
    const mend = await call("organise/unit-import-problems.ts", { as: "officer", params: place });
    expect(mend.headers.get("Content-Disposition")).toContain("dong-can-sua-XPT.xlsx");
  });

  it("says what is wrong with a file and keeps what was typed", async () => {
    const send = async (form: FormData) => {
      const answer = await call("organise/unit-import.tsx", {
        as: "officer",
        params: params(),
        upload: form,
      });
      return [answer.status, await answer.json()] as const;
    };
    const fields = { effectiveOn: "2026-12-01", endsMissing: "1" };
    expect(await send(upload(Buffer.from("MZ"), fields))).toMatchObject([
      422,
      { reason: "not-xlsx", values: fields },
    ]);
    expect(await send(upload(new Uint8Array(10_200_000)))).toMatchObject([413, { reason: "too-large" }]);
    expect(await send(upload(await workbook([["A", "B"]]), { effectiveOn: "mai" }))).toMatchObject([
      422,
      { reason: "not-a-day" },
    ]);
    const none = new FormData();
    none.set("effectiveOn", "2026-12-01");
    none.set("file", "not a file");
    expect(await send(none)).toMatchObject([422, { reason: "no-file" }]);
    const malformed = { as: "officer", params: params(), form: { file: "x" } };
    expect(await statusOf("organise/unit-import.tsx", malformed)).toBe(400);
  });
});

describe("workbooks that go out", () => {
  const rowsOf = async (path: string, search = "") => {
    const answer = await call(path, { as: "officer", params: { unit: commune.id }, search });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const sheet = await readSheet(bytes);
    if (!sheet.ok) throw new Error(sheet.reason);
    return { answer, bytes, rows: sheet.rows.map((row) => row.cells) };
  };

  it("the template is a roster without people, under a plain and a full name", async () => {
    const { answer, rows } = await rowsOf("organise/unit-roster-template.ts");
    expect(rows).toEqual([
      ["Mã danh sách (*)", "Họ và tên (*)", "Mã đơn vị (*)", "Chức vụ", "Email", "Từ ngày"],
    ]);
    expect(answer.headers.get("Content-Disposition")).toContain('filename="mau-danh-sach-XPT.xlsx"');
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  it("an exported roster, imported again as the complete roster, changes nothing", async () => {
    const { bytes, rows } = await rowsOf("organise/unit-roster-export.ts");
    expect(rows.map((row) => row[0])).toEqual(expect.arrayContaining(["Mã danh sách (*)", "CB1", "GV1"]));
    expect(JSON.stringify(rows)).not.toContain("XK1");
    const fields = { effectiveOn: "2026-11-21", endsMissing: "1" };
    const again = upload(bytes, fields);
    const sent = await call("organise/unit-import.tsx", {
      as: "officer",
      params: { unit: commune.id },
      upload: again,
    });
    const id = sent.headers.get("Location")?.split("/").at(-1) ?? "";
    const params = { unit: commune.id, import: id };
    const { upload: facts, review } = await (
      await call("organise/unit-import-review.tsx", { as: "officer", params })
    ).json();
    expect(facts.notices).toEqual([]);
    expect(review).toMatchObject({
      unchanged: rows.length - 1,
      sizes: { problems: 0, added: 0, moved: 0, changed: 0, ended: 0 },
    });
  });
});

describe("the pages", () => {
  it("list the units within reach, searched without accents", async () => {
    const list = async (as: string, search = "") => (await call("organise/units.tsx", { as, search })).json();
    const own = await list("teacher");
    expect(own.trees.map((tree: { code: string }) => tree.code)).toEqual(["XPT-TH"]);
    expect(own.mayCreateRoot).toBe(false);
    expect((await list("officer", "?q=phu+thai")).search.found).toHaveLength(2);
    expect((await list("teacher", "?q=khac")).search.found).toEqual([]);
    expect((await list("admin")).trees[0]).toMatchObject({ code: "HP", members: 4 });
  });

  it("find units for strangers by a door that tells names only", async () => {
    const find = async (search: string) => (await call("resources/unit-search.ts", { search })).json();
    expect(await find("?q=tieu+hoc")).toEqual({
      items: [
        {
          value: school.id,
          label: "Trường Tiểu học Phú Thái",
          description: "Thành phố Hải Phòng › UBND xã Phú Thái",
        },
      ],
    });
    expect(await find("")).toEqual({ items: [] });
    expect(await find(`?q=${"x".repeat(5_000)}`)).toEqual({ items: [] });
  });

  it("take any nonsense in the address", async () => {
    const search = "?on=31/02/2026&q=%00%25_&page=-3&page=x&exempt=maybe";
    expect(
      await statusOf("organise/unit-page.tsx", { as: "officer", params: { unit: commune.id }, search }),
    ).toBe(200);
  });
});
