import { execFile } from "node:child_process";
import { chmod, chown, cp, lstat, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withCommandDatabase } from "../../app/platform/setup/command-database";
import { inCheckout } from "../../app/platform/setup/paths";
import { findBinaries, locatePackage } from "../../app/platform/setup/postgres-binaries";
import { isAlive, waitUntilGone } from "../../app/platform/setup/process-identity";
import { mayEnter, UNPRIVILEGED } from "../../app/platform/setup/run-as";
import { end, startHolder, startHolding } from "../support/holder";
import { makeTestDir, removeTestDir } from "../support/postgres";

/** Making a cluster takes seconds: whatever needs no fresh one uses the cluster of this directory, which each test leaves stopped. */
let dataDir: string;
const ownDirs: string[] = [];

beforeAll(async () => {
  dataDir = await makeTestDir();
});

afterAll(() => removeTestDir(dataDir));

afterEach(async () => {
  for (const dir of ownDirs.splice(0)) await removeTestDir(dir);
});

/** A directory that this test alone uses. */
async function ownDir(): Promise<string> {
  const dir = await makeTestDir();
  ownDirs.push(dir);
  return dir;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

let rows = 0;
/** Writes a row that was never written before; what is to be found afterwards. */
async function keepRow(ownerUrl: string): Promise<{ n: number }[]> {
  rows += 1;
  await query(ownerUrl, `DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT ${rows} AS n`);
  return [{ n: rows }];
}

describe("the embedded database", () => {
  it("keeps rows over an orderly stop, on the same port, and leaves no server behind", async () => {
    const first = await startHolding(dataDir);
    const kept = await keepRow(first.ownerUrl);
    await end(first.child, "SIGTERM");
    expect(isAlive(first.pid)).toBe(false);
    const second = await startHolding(dataDir);
    expect(second).toMatchObject({ port: first.port, isAdopted: false });
    expect(await query(second.ownerUrl, "SELECT n FROM kept")).toEqual(kept);
    await end(second.child, "SIGTERM");
  });

  it("is adopted, with its rows, when the launcher was killed", async () => {
    const first = await startHolding(dataDir);
    const kept = await keepRow(first.ownerUrl);
    await end(first.child, "SIGKILL");
    expect(isAlive(first.pid)).toBe(true);
    const second = await startHolding(dataDir);
    expect(second).toMatchObject({ pid: first.pid, port: first.port, isAdopted: true });
    expect(await query(second.ownerUrl, "SELECT n FROM kept")).toEqual(kept);
    await end(second.child, "SIGTERM");
    expect(isAlive(first.pid)).toBe(false);
  });

  it("comes back on its port when it is killed, with every committed row", async () => {
    const holder = await startHolding(dataDir);
    const kept = await keepRow(holder.ownerUrl);
    process.kill(holder.pid, "SIGKILL");
    await waitUntilGone(holder.pid, 5_000);
    await expect
      .poll(() => query(holder.ownerUrl, "SELECT n FROM kept").catch(() => null), { timeout: 20_000 })
      .toEqual(kept);
    await end(holder.child, "SIGTERM");
  });

  it("comes back after launcher and server were killed together", async () => {
    const first = await startHolding(dataDir);
    const kept = await keepRow(first.ownerUrl);
    await end(first.child, "SIGKILL");
    process.kill(first.pid, "SIGKILL");
    const second = await startHolding(dataDir);
    expect(second.isAdopted).toBe(false);
    expect(await query(second.ownerUrl, "SELECT n FROM kept")).toEqual(kept);
    await end(second.child, "SIGTERM");
  });

  it("does not mistake another process for a server that left its number behind", async () => {
    const first = await startHolding(dataDir);
    await end(first.child, "SIGTERM");
    await writeFile(
      path.join(first.clusterDir, "postmaster.pid"),
      `${process.pid}\n${first.clusterDir}\n0\n${first.port}\n`,
    );
    const second = await startHolding(dataDir);
    expect(second.isAdopted).toBe(false);
    await end(second.child, "SIGTERM");
  });

  it("runs with the durable settings, Vietnamese sorting, and listens on loopback only", async () => {
    const holder = await startHolding(dataDir);
    const rows = await query(
      holder.ownerUrl,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'data_checksums') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { name: "data_checksums", setting: "on" },
      { name: "fsync", setting: "on" },
      { name: "full_page_writes", setting: "on" },
      { name: "listen_addresses", setting: "127.0.0.1" },
      { name: "synchronous_commit", setting: "on" },
    ]);
    const sorted = await query(
      holder.ownerUrl,
      "SELECT n FROM (VALUES ('Ân'), ('An'), ('Ăn'), ('Ánh')) t(n) ORDER BY n",
    );
    expect(sorted).toEqual([{ n: "An" }, { n: "Ánh" }, { n: "Ăn" }, { n: "Ân" }]);
    await end(holder.child, "SIGTERM");
  });

  it("keeps its passwords from other users", async () => {
    const holder = await startHolding(dataDir);
    const file = path.join(dataDir, "postgres.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(path.join(dataDir, "postgres.log"), "utf8")).not.toContain(
      JSON.parse(await readFile(file, "utf8")).ownerPassword,
    );
    await end(holder.child, "SIGTERM");
  });
});

describe("two starts on one data directory", () => {
  it("the second is refused and told where the first serves", async () => {
    const first = await startHolding(dataDir);
    const second = await startHolder(dataDir);
    expect(second.answer).toEqual({ refused: `http://holder-${first.child.pid}` });
    await end(first.child, "SIGTERM");
  });

  it("of several at once exactly one wins, also over the lock of a killed one", async () => {
    const dead = await startHolding(dataDir);
    await end(dead.child, "SIGKILL");
    const all = await Promise.all([1, 2, 3, 4].map(() => startHolder(dataDir)));
    const winners = all.filter(({ answer }) => !("refused" in answer));
    expect(winners).toHaveLength(1);
    await Promise.all(all.map(({ child }) => end(child, "SIGTERM")));
  });
});

describe("a command", () => {
  const given = { DATA_DIR: process.env.DATA_DIR, DATABASE_URL: process.env.DATABASE_URL };
  afterEach(() => {
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  const whoAmI = () =>
    query(
      process.env.DATABASE_URL ?? "",
      "SELECT current_user AS who, to_regclass('account') IS NOT NULL AS ready",
    );

  it("brings the database up for itself, and uses the one that runs", async () => {
    delete process.env.DATABASE_URL;
    const fresh = await ownDir();
    process.env.DATA_DIR = fresh;
    expect(await withCommandDatabase(whoAmI)).toEqual([{ who: "hoi_thi_app", ready: true }]);
    delete process.env.DATABASE_URL;
    const holder = await startHolding(fresh);
    expect(holder.isAdopted).toBe(false);
    expect(await withCommandDatabase(whoAmI)).toEqual([{ who: "hoi_thi_app", ready: true }]);
    expect(isAlive(holder.pid)).toBe(true);
    await end(holder.child, "SIGTERM");
  });
});

describe.runIf(process.getuid?.() === 0)("as root", () => {
  it("runs the server as somebody else, who owns the data", async () => {
    const holder = await startHolding(dataDir);
    expect((await stat(holder.clusterDir)).uid).toBe(65534);
    expect((await stat(`/proc/${holder.pid}`)).uid).toBe(65534);
    await end(holder.child, "SIGTERM");
  });

  it("moves the data out of a directory that others cannot enter, and finds it again", async () => {
    const closed = path.join(await ownDir(), "closed");
    await mkdir(closed, { mode: 0o700 });
    await chmod(closed, 0o700);
    const open = await ownDir();
    const inside = path.join(closed, ".data");
    const first = await startHolding(inside, open);
    expect(first.clusterDir.startsWith(open)).toBe(true);
    await end(first.child, "SIGTERM");
    const second = await startHolding(inside, open);
    expect(second.clusterDir).toBe(first.clusterDir);
    await end(second.child, "SIGTERM");
  });

  it("copies the programs out of a closed package, complete although its install script never ran", async () => {
    const closed = path.join(await ownDir(), "closed");
    await mkdir(closed, { mode: 0o700 });
    const packageDir = path.join(closed, "package");
    await cp(locatePackage(), packageDir, { recursive: true, filter: async (file) => !(await isLink(file)) });
    const open = await ownDir();
    const binaries = await findBinaries(UNPRIVILEGED, [open], packageDir);
    expect(binaries.isCopied).toBe(true);
    const { stdout } = await promisify(execFile)(binaries.postgres, ["--version"], {
      ...UNPRIVILEGED,
      cwd: "/",
    });
    expect(stdout).toMatch(/PostgreSQL\) 18\./);
  });

  it("and an ordinary user runs the server under the own name", async (context) => {
    // A launcher that is "nobody" altogether: it cannot choose another user and owns all it makes.
    const user = UNPRIVILEGED;
    if (!(await mayEnter(inCheckout("tests/support"), user))) context.skip();
    const owned = await ownDir();
    await chown(owned, user.uid, user.gid);
    const holder = await startHolding(owned, "", user);
    expect((await stat(`/proc/${holder.pid}`)).uid).toBe(user.uid);
    expect((await stat(holder.clusterDir)).uid).toBe(user.uid);
    await end(holder.child, "SIGTERM");
  });
});

async function isLink(file: string): Promise<boolean> {
  return (await lstat(file)).isSymbolicLink();
}
