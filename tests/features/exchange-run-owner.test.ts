import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveRevision } from "~/bank/approve-revision.server";
import { importBank } from "~/bank/import-bank.server";
import {
  confirmImport,
  discardImport,
  type ImportContext,
  type ImportPlace,
  mapColumns,
  reopenImport,
} from "~/exchange/act-on-import.server";
import { setItemFields, takeItems } from "~/exchange/choose-items.server";
import { getRunRights } from "~/exchange/import.queries.server";
import { mendItem } from "~/exchange/mend-item.server";
import { db, disconnect } from "~/platform/db.server";
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

describe("a run of the command line", () => {
  it("becomes the run of the first person who acts on it, who may not approve what it sends", async () => {
    const uploaded = await read(COMMAND);
    const { place } = uploaded;
    expect(await getRunRights(place.importId, minh)).toEqual({ work: true, discard: true });
    accepted(await mend(uploaded, lan));
    expect(await starterOf(place)).toBe(lan.actorId);
    expect(await getRunRights(place.importId, minh)).toEqual({ work: false, discard: false });
    expect(await confirmImport(place, minh)).toMatchObject({ reason: "not-own-run" });
    expect(await confirmImport(place, COMMAND)).toMatchObject({ reason: "not-own-run" });
    accepted(await confirmImport(place, lan));
    await workThrough(NOW);
    expect(await approve(OWN_WORDS, lan)).toMatchObject({ reason: "own-question" });
    const where = { subject: "bank-import", subjectId: place.importId };
    const acts = await db().auditEntry.findMany({ where, orderBy: { id: "asc" } });
    expect(acts.map((one) => [one.act, one.actorId])).toEqual([
      ["start-import", null],
      ["take-up-import", lan.actorId],
      ["confirm-import", lan.actorId],
    ]);
  });

  it("is one person's when two act at the same moment", async () => {
    const { place } = await read(COMMAND);
    const request = { chosen: SELECTED, wanted: false };
    const outcomes = await Promise.all([lan, minh].map((by) => takeItems(place, request, by)));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok)).toMatchObject([{ reason: "not-own-run" }]);
  });

  it("does not become the run of somebody whose act was refused, nor of one who only looks", async () => {
    const { place } = await read(COMMAND);
    expect(await reopenImport(place, lan)).toMatchObject({ reason: "not-in-review" });
    expect(await mapColumns({ ...place, mapping }, lan)).toMatchObject({ reason: "nothing-to-map" });
    expect(await starterOf(place)).toBeNull();
    accepted(await confirmImport(place, COMMAND));
    expect(await starterOf(place)).toBeNull();
  });
});
