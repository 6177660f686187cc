import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { lockBanks } from "~/bank/locks.server";
import { discardImport } from "~/exchange/act-on-import.server";
import { runBankCommand } from "~/exchange/bank-command.server";
import { db, disconnect, type Tx, transaction } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { makeOfficial } from "../support/account-builders";
import { smallBank } from "../support/bank-builders";
import { accepted, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { giftQuestions } from "../support/import-builders";
import { runCommand } from "../support/run-command";

let database: TestDatabase;
let folder = "";
let signIn = "";
let administrator = "";
let serial = 0;
let bank = "";

beforeAll(async () => {
  // A run that cannot be written fails loudly.
  log.level = "silent";
  database = await openTestDatabase();
  const author = await makeOfficial(NOW);
  administrator = await makeOfficial(NOW);
  signIn = (await db().account.findUniqueOrThrow({ where: { id: author } })).signInName ?? "";
  folder = await mkdtemp(path.join(tmpdir(), "command-meanwhile-"));
  await writeFile(path.join(folder, "de.gift"), giftQuestions(3));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  serial += 1;
  bank = `nho-${serial}`;
  accepted(await importBank(smallBank(bank), { now: NOW, actorId: null }));
});

const importFile = (...options: string[]) =>
  runCommand(runBankCommand, ["import", path.join(folder, "de.gift"), "--bank", bank, ...options]);

const findRun = () => db().bankImport.findFirst({ where: { bank: { slug: bank } } });
const countQuestions = () => db().question.count({ where: { bank: { slug: bank } } });
const asOwner = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What the command says when `act` is done while it reads: the reading is held where it looks for twins in the bank. */
function meanwhileReading(options: string[], act: (importId: string) => Promise<unknown>) {
  return asOwner(async (client) => {
    await client.query("BEGIN; LOCK TABLE question_revision IN ACCESS EXCLUSIVE MODE");
    const said = importFile(...options);
    const run = await vi.waitFor(async () => (await findRun()) ?? Promise.reject(), { timeout: 20_000 });
    await act(run.id);
    await client.query("COMMIT");
    return said;
  });
}

/** The same for what is done between the reading and the command's own act, which has to wait for the lock of the banks. */
function meanwhileLooking(options: string[], act: (tx: Tx, importId: string) => Promise<unknown>) {
  return asOwner((client) =>
    transaction(async (tx) => {
      await lockBanks(tx);
      // In the transaction, whose end the command waits for.
      const said = importFile(...options);
      await vi.waitFor(() => expectWaiting(client), { timeout: 20_000 });
      const run = await findRun();
      await act(tx, run?.id ?? "");
      return { said };
    }),
  ).then(({ said }) => said);
}

async function expectWaiting(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  expect(rowCount).toBe(1);
}

const discard = (importId: string) =>
  discardImport(
    { bankSlug: bank, importId },
    { now: NOW, actorId: administrator, isAdministrator: true },
  ).then(accepted);
const become = (state: "discarded" | "written") => (tx: Tx, id: string) =>
  tx.bankImport.update({ where: { id }, data: { state } });

const SENDING = () => ["--as", signIn];
const LOOKING = () => ["--dry-run"];

describe("while the command is at work", { timeout: 60_000 }, () => {
  it.each([
    ["sends", SENDING],
    ["only looks", LOOKING],
  ])("and %s, an administrator may discard its run: before it is read", async (_, options) => {
    expect(await meanwhileReading(options(), discard)).toEqual({
      code: 1,
      said: expect.stringContaining("lần nhập đã bị huỷ trên phần mềm trong khi lệnh đang chạy"),
    });
    expect(await countQuestions()).toBe(3);
  });

  it.each([
    ["sends", SENDING],
    ["only looks", LOOKING],
  ])("and %s, an administrator may discard its run: after it was read", async (_, options) => {
    expect(await meanwhileLooking(options(), become("discarded"))).toEqual({
      code: 1,
      said: expect.stringContaining("Lệnh không gửi câu nào."),
    });
    expect(await countQuestions()).toBe(3);
  });

  it("the author may go on with the run on its page", async () => {
    const { code, said } = await meanwhileLooking(SENDING(), become("written"));
    expect(code).toBe(1);
    expect(said).toContain("người soạn đã làm tiếp lần nhập trên phần mềm");
    expect(said).toContain((await findRun())?.id);
    expect(said).not.toContain("Không có câu nào sẵn sàng");
  });

  it("the sending may fail: nothing is called sent that was not", async () => {
    await asOwner((client) =>
      client.query(`
        CREATE FUNCTION refuse_question() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no more room'; END $$;
        CREATE TRIGGER refuse_question BEFORE INSERT ON question EXECUTE FUNCTION refuse_question()`),
    );
    const { code, said } = await importFile(...SENDING());
    await asOwner((client) => client.query("DROP TRIGGER refuse_question ON question"));
    expect(code).toBe(1);
    expect(said).toContain("Việc gửi chưa xong: đã gửi 0 câu, còn 3 câu chưa gửi.");
    expect(await countQuestions()).toBe(3);
  });

  it("nobody else does anything: it sends all", async () => {
    expect(await importFile(...SENDING())).toMatchObject({
      code: 0,
      said: expect.stringContaining("Đã gửi 3 câu đi thẩm định"),
    });
    expect(await countQuestions()).toBe(6);
  });
});
