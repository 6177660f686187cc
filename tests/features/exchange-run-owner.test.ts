import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveRevision } from "~/bank/approve-revision.server";
import { importBank } from "~/bank/import-bank.server";
import {
  confirmImport,
  discardImport,
  type ImportContext,
  mapColumns,
  reopenImport,
} from "~/exchange/act-on-import.server";
import type { ImportPlace } from "~/exchange/acted-run.queries.server";
import { setItemFields, takeItems } from "~/exchange/choose-items.server";
import { getRunRights } from "~/exchange/import.queries.server";
import { mendItem } from "~/exchange/mend-item.server";
import { db, disconnect, pool } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { readUpload, runOf, workThrough } from "../support/import-builders";

const CONTENT = `::A::Hồ sơ nộp trực tuyến được xác nhận trong bao lâu? {=8 giờ làm việc ~2 ngày ~5 ngày ~10 ngày}

::B::Câu này chưa có đáp án đúng? {~Một ~Hai ~Ba ~Bốn}`;
const OWN_WORDS = "Câu do người tải tệp tự viết lại?";
const COMMAND = { now: NOW, actorId: null };

let database: TestDatabase;
let serial = 0;
let bankSlug = "";
let [lan, minh, quan]: [ImportContext, ImportContext, ImportContext] = [COMMAND, COMMAND, COMMAND];

beforeAll(async () => {
  // A run of nobody that is made to be written fails loudly.
  log.level = "silent";
  database = await openTestDatabase();
  const person = async () => ({ now: NOW, actorId: (await makeAccount("official")).accountId });
  [lan, minh] = [await person(), await person()];
  quan = { ...(await person()), isAdministrator: true };
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  serial += 1;
  bankSlug = `chu-${serial}`;
  accepted(await importBank(smallBank(bankSlug), { now: NOW, actorId: null }));
});

const read = (by: ImportContext) => readUpload({ bankSlug, fileName: "de.gift", content: CONTENT }, by);
type Uploaded = Awaited<ReturnType<typeof read>>;

const mend = ({ place, items }: Uploaded, by: ImportContext) => {
  const fields = { ...items[1]?.values, type: "single", stem: OWN_WORDS, right: ["b"] };
  return mendItem({ place, position: 2, fields }, by);
};

const SELECTED = { scope: "selected" as const, positions: [1] };
const mapping = { sheet: "Đề", headerRow: 1, columns: { A: "stem" as const, B: "key" as const } };

/** Every act that only the person may do whose run it is. */
const WORK: [
  string,
  (place: ImportPlace, uploaded: Uploaded, by: ImportContext) => Promise<{ ok: boolean }>,
][] = [
  ["confirming", (place, _, by) => confirmImport(place, by)],
  ["taking up again", (place, _, by) => reopenImport(place, by)],
  ["saying what columns hold", (place, _, by) => mapColumns({ ...place, mapping }, by)],
  ["choosing", (place, _, by) => takeItems(place, { chosen: SELECTED, wanted: false }, by)],
  ["setting", (place, _, by) => setItemFields(place, { chosen: SELECTED, fields: { topic: "T2" } }, by)],
  ["mending", (_, uploaded, by) => mend(uploaded, by)],
];

const starterOf = async ({ importId }: ImportPlace) =>
  (await db().bankImport.findUniqueOrThrow({ where: { id: importId } })).startedBy;

const approve = async (stem: string, by: ImportContext) => {
  const { id: revisionId, question } = await db().questionRevision.findFirstOrThrow({
    where: { stem, question: { bank: { slug: bankSlug } } },
    include: { question: true },
  });
  return approveRevision({ bankSlug, code: question.code, revisionId }, by);
};

describe("a run belongs to whoever started it", () => {
  it("so that nobody can send the own words to review under another's name, and approve them", async () => {
    const uploaded = await read(lan);
    accepted(await mend(uploaded, lan));
    expect(await confirmImport(uploaded.place, minh)).toMatchObject({ ok: false, reason: "not-own-run" });
    expect(await confirmImport(uploaded.place, quan)).toMatchObject({ ok: false, reason: "not-own-run" });
    accepted(await confirmImport(uploaded.place, lan));
    await workThrough(NOW);
    expect(await approve(OWN_WORDS, lan)).toMatchObject({ ok: false, reason: "own-question" });
    // The check is able to pass: another person may.
    expect(await approve(OWN_WORDS, minh)).toEqual({ ok: true });
  });

  it.each(WORK)(
    "%s is refused to everybody else, administrators included, and changes nothing",
    async (_, act) => {
      const uploaded = await read(lan);
      const before = await db().bankImportItem.findMany({ orderBy: { position: "asc" } });
      for (const other of [minh, quan, COMMAND]) {
        expect(await act(uploaded.place, uploaded, other)).toMatchObject({
          ok: false,
          reason: "not-own-run",
        });
      }
      expect(await db().bankImportItem.findMany({ orderBy: { position: "asc" } })).toEqual(before);
      expect(await runOf(bankSlug, uploaded.place.importId)).toMatchObject({ state: "review" });
      // The same act of the right person is refused for no such reason.
      expect(await act(uploaded.place, uploaded, lan)).not.toMatchObject({ reason: "not-own-run" });
    },
  );

  it("stays that person's when what it left out is taken up again", async () => {
    const { place } = await read(lan);
    accepted(await confirmImport(place, lan));
    await workThrough(NOW);
    expect(await reopenImport(place, minh)).toMatchObject({ reason: "not-own-run" });
    accepted(await reopenImport(place, lan));
    expect(await starterOf(place)).toBe(lan.actorId);
  });

  it("can be cleared by an administrator when it is left behind, by no other person", async () => {
    const { place } = await read(lan);
    expect(await discardImport(place, minh)).toMatchObject({ reason: "not-own-run" });
    expect(await runOf(bankSlug, place.importId)).toMatchObject({ state: "review" });
    accepted(await discardImport(place, quan));
    expect(await runOf(bankSlug, place.importId)).toMatchObject({ state: "discarded" });
    expect(await starterOf(place)).toBe(lan.actorId);
  });
});

describe("a dry run of the command line", () => {
  it.each(WORK)("has no author: %s is refused to everybody, also to the command", async (_, act) => {
    const uploaded = await read(COMMAND);
    for (const by of [lan, quan, COMMAND]) {
      expect(await act(uploaded.place, uploaded, by)).toMatchObject({ ok: false, reason: "not-own-run" });
    }
    expect(await runOf(bankSlug, uploaded.place.importId)).toMatchObject({ state: "review" });
    expect(await starterOf(uploaded.place)).toBeNull();
  });

  it("is cleared by the command, or by an administrator when the command was cut off", async () => {
    const { place } = await read(COMMAND);
    expect(await getRunRights(place.importId, minh)).toEqual({ work: false, discard: false });
    expect(await discardImport(place, minh)).toMatchObject({ reason: "not-own-run" });
    accepted(await discardImport(place, COMMAND));
    const { place: left } = await read(COMMAND);
    accepted(await discardImport(left, quan));
  });

  it("writes nothing even if it were confirmed", async () => {
    const { place } = await read(COMMAND);
    await db().bankImport.update({ where: { id: place.importId }, data: { state: "writing" } });
    await workThrough(NOW);
    expect(await runOf(bankSlug, place.importId)).toMatchObject({ state: "review" });
    expect(await db().question.count({ where: { bank: { slug: bankSlug } } })).toBe(3);
  });
});

describe("a burst of acts on one run", () => {
  it("of more than the pool has connections is done in turn, and holds nobody up", async () => {
    const { place } = await read(lan);
    const request = { chosen: SELECTED, wanted: false };
    const { max = 0 } = pool().options;
    expect(max).toBeGreaterThan(1);
    const burst = Array.from({ length: max + 8 }, () => takeItems(place, request, lan));
    const other = db().bank.count({ where: { slug: bankSlug } });
    expect(await Promise.allSettled([...burst, other])).toEqual([
      ...burst.map(() => ({ status: "fulfilled", value: { ok: true, count: 1 } })),
      { status: "fulfilled", value: 1 },
    ]);
  });
});
