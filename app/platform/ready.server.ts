import path from "node:path";
import { now } from "./clock.server";
import { isDatabaseAway } from "./database-fault.server";
import { pool } from "./db.server";
import { log } from "./log.server";
import { listMigrations } from "./setup/migration-folder";

export type NotReady =
  | "database-away"
  | "fsync-off"
  | "full-page-writes-off"
  | "synchronous-commit-off"
  | "clock-off"
  | "migrations-pending"
  | "not-started"
  | "stopping";

export type Readiness = { ready: boolean; reasons: NotReady[] };

/** Between this process and the database; beyond it deadlines would mean different things on two machines. */
const MAX_CLOCK_OFFSET_MS = 1_000;
/** Probes may come often; the database is asked at most this often. */
const REMEMBER_MS = 2_000;

const SETTINGS_SQL = `
SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
  current_setting('synchronous_commit') AS synchronous_commit,
  (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS clock_ms,
  to_regclass('_prisma_migrations') IS NOT NULL AS has_history`;
const APPLIED_SQL = `
SELECT count(*)::int AS applied FROM _prisma_migrations
WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND migration_name = ANY($1::text[])`;

type Settings = {
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  clock_ms: number;
  has_history: boolean;
};

let phase: "not-started" | "serving" | "stopping" = "not-started";
let expected: string[] | null = null;
let latest: { at: number; answer: Promise<Readiness> } | null = null;

async function expectedMigrations(): Promise<string[]> {
  // What this program came with, as of its start; a newer program beside it may have applied more. The working directory is
  // the checkout's: the path of this module is another one once it is built.
  expected ??= (await listMigrations(path.resolve("prisma/migrations"))).map((migration) => migration.name);
  return expected;
}

async function databaseFaults(): Promise<NotReady[]> {
  // Asked once before, so that opening a connection does not count as a difference between clocks.
  await pool().query("SELECT 1");
  const before = now().getTime();
  const { rows } = await pool().query<Settings>(SETTINGS_SQL);
  const after = now().getTime();
  const settings = rows[0];
  if (!settings) return ["database-away"];
  const faults: NotReady[] = [];
  if (settings.fsync !== "on") faults.push("fsync-off");
  if (settings.full_page_writes !== "on") faults.push("full-page-writes-off");
  if (settings.synchronous_commit === "off") faults.push("synchronous-commit-off");
  // The database read its clock somewhere between the two readings of ours.
  const offset = Math.max(before - settings.clock_ms, settings.clock_ms - after, 0);
  if (offset > MAX_CLOCK_OFFSET_MS) faults.push("clock-off");
  const names = await expectedMigrations();
  const isMigrated = settings.has_history && (await appliedCount(names)) === names.length;
  if (!isMigrated) faults.push("migrations-pending");
  return faults;
}

async function appliedCount(names: string[]): Promise<number> {
  const { rows } = await pool().query<{ applied: number }>(APPLIED_SQL, [names]);
  return rows[0]?.applied ?? 0;
}

async function look(): Promise<Readiness> {
  const faults = await databaseFaults().catch((error: unknown): NotReady[] => {
    if (!isDatabaseAway(error)) log.error({ err: error }, "readiness cannot be told");
    return ["database-away"];
  });
  return { ready: faults.length === 0, reasons: faults };
}

/**
 * Whether this process should be sent people: the database is there, migrated, keeps what it acknowledges (fsync,
 * full_page_writes, synchronous_commit), and its clock agrees with ours.
 */
export async function checkReady(): Promise<Readiness> {
  if (phase !== "serving") return { ready: false, reasons: [phase] };
  const at = now().getTime();
  if (!latest || at - latest.at > REMEMBER_MS || at < latest.at) latest = { at, answer: look() };
  return latest.answer;
}

/** Called when the process begins and ends to serve. A process that is not ready serves all the same. */
export async function setServing(next: "serving" | "stopping"): Promise<Readiness> {
  phase = next;
  latest = null;
  const readiness = await checkReady();
  if (next === "serving" && !readiness.ready) log.error({ reasons: readiness.reasons }, "not ready");
  return readiness;
}
