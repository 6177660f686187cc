import { isDatabaseAway } from "~/platform/database-fault.server";
import { db, pool } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { endThreads, isStopping } from "./exchange-thread.server";
import { readImport } from "./read-import.server";
import { writeImport } from "./write-import.server";

/** Runs of this process. Which process works on a run, the database says: a lock that dies with its connection. */
const underWay = new Map<string, Promise<void>>();
const MAX_UNDER_WAY = 2;
const LOCK_CLASS = 720_301;

/**
 * One turn of the imports: takes up what waits to be read or written and is not worked on by any process, also what a process
 * that died has left behind. The work itself goes on after the turn.
 */
export async function runImports(clock: () => Date): Promise<void> {
  const room = MAX_UNDER_WAY - underWay.size;
  if (room <= 0 || isStopping()) return;
  const waiting = await db().bankImport.findMany({
    where: { state: { in: ["reading", "writing"] }, id: { notIn: [...underWay.keys()] } },
    orderBy: { startedAt: "asc" },
    take: room,
    select: { id: true },
  });
  for (const { id } of waiting) {
    const work = workOn(id, clock).finally(() => underWay.delete(id));
    underWay.set(id, work);
  }
}

const LOOK_AGAIN_MS = 200;

/** Works on one run until it waits for a person or has ended, or waits for the process that works on it. */
export async function finishImport(importId: string, clock: () => Date): Promise<void> {
  for (;;) {
    await workOn(importId, clock);
    const run = await db().bankImport.findUnique({ where: { id: importId }, select: { state: true } });
    if (run?.state !== "reading" && run?.state !== "writing") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Waits until the work that this process has taken up is done; for the command line and tests. */
export async function finishImports(): Promise<void> {
  await Promise.all(underWay.values());
}

/**
 * Ends the work of this process at once; another process, or the next one, goes on with it. Nothing is taken up any more until
 * `allowThreads`.
 */
export async function stopImports(): Promise<void> {
  await endThreads();
  await Promise.all(underWay.values());
}

async function workOn(importId: string, clock: () => Date): Promise<void> {
  try {
    await whileLocked(importId, async () => {
      const run = await db().bankImport.findUnique({ where: { id: importId }, select: { state: true } });
      if (run?.state === "reading") await readImport(importId, clock, isStopping);
      if (run?.state === "writing") await writeImport(importId, clock, isStopping);
    });
  } catch (error) {
    if (isDatabaseAway(error))
      log.warn({ importId, err: (error as Error).message }, "import waits: database away");
    else await giveUp(importId, error, clock());
  }
}

/** A failure that would come again with every turn ends the run; what it wrote until then stays and is shown. */
async function giveUp(importId: string, error: unknown, at: Date): Promise<void> {
  log.error({ err: error, importId }, "import failed");
  await db().bankImport.updateMany({
    where: { id: importId, state: "reading" },
    data: { state: "failed", failure: { reason: "damaged" }, source: null, finishedAt: at },
  });
  await db().bankImport.updateMany({ where: { id: importId, state: "writing" }, data: { state: "review" } });
}

/** Does the work unless another process is at it. */
async function whileLocked(importId: string, work: () => Promise<void>): Promise<void> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked",
      [LOCK_CLASS, importId],
    );
    if (!rows[0]?.locked) return;
    try {
      await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1, hashtext($2))", [LOCK_CLASS, importId]);
    }
  } finally {
    client.release();
  }
}
