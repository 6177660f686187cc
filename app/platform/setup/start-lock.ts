import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { birthOf, isAlive } from "./process-identity";

/** Who holds a lock. */
export interface LockHolder {
  pid: number;
  birth: string | null;
  host: string;
  /** What to tell the next one who comes: where the holder serves. */
  note: string;
}

export type LockResult = { ok: true; lock: Lock } | { ok: false; holder: LockHolder };

export interface Lock {
  release(): Promise<void>;
}

const HEARTBEAT_MS = 5_000;
/** A holder on another machine or in another container cannot be asked; silence for this long means it is gone. */
const SILENCE_MS = 20_000;
const RELEASED = "released";

/**
 * Takes a lock that lives in a directory, or says who holds it. A holder that died without releasing is replaced.
 *
 * Each taking is a file `<generation>.lock`, made complete by one atomic link. The highest generation counts; a new
 * one is made only over one that is released or dead, so of several that try at once exactly one succeeds.
 */
export async function takeLock(dir: string, note: string): Promise<LockResult> {
  await mkdir(dir, { recursive: true });
  const me: LockHolder = { pid: process.pid, birth: await birthOf(process.pid), host: hostname(), note };
  const draft = path.join(dir, `draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    for (;;) {
      const last = await highest(dir);
      const holder = last > 0 ? await liveHolder(fileOf(dir, last)) : null;
      if (holder) return { ok: false, holder };
      const mine = last + 1;
      if (!(await linked(draft, fileOf(dir, mine)))) continue;
      if ((await highest(dir)) === mine) return { ok: true, lock: await hold(dir, mine) };
      await rm(fileOf(dir, mine), { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function hold(dir: string, generation: number): Promise<Lock> {
  const file = fileOf(dir, generation);
  for (const older of (await generations(dir)).filter((other) => other < generation)) {
    await rm(fileOf(dir, older), { force: true });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    // The file stays, so that generations only ever grow.
    release: async () => {
      clearInterval(heartbeat);
      const draft = path.join(dir, `draft-${randomUUID()}`);
      await writeFile(draft, RELEASED);
      await rename(draft, file);
    },
  };
}

async function liveHolder(file: string): Promise<LockHolder | null> {
  const text = await readFile(file, "utf8").catch(() => RELEASED);
  if (text === RELEASED) return null;
  const holder = JSON.parse(text) as LockHolder;
  if (holder.host !== hostname()) return (await silenceMs(file)) < SILENCE_MS ? holder : null;
  if (!isAlive(holder.pid)) return null;
  return holder.birth === null || holder.birth === (await birthOf(holder.pid)) ? holder : null;
}

async function silenceMs(file: string): Promise<number> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function generations(dir: string): Promise<number[]> {
  return (await readdir(dir))
    .filter((name) => /^\d+\.lock$/.test(name))
    .map((name) => Number.parseInt(name, 10));
}

async function highest(dir: string): Promise<number> {
  return Math.max(0, ...(await generations(dir)));
}

function fileOf(dir: string, generation: number): string {
  return path.join(dir, `${generation}.lock`);
}
