import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Asked, Twin } from "~/core/near-duplicate";
import { refuse } from "~/core/verdict";
import type { ReadRefusal } from "~/format/found-question";
import { log } from "~/platform/log.server";
import type { ReadReply, ReadTask, TwinReply, TwinTask } from "./read-any.server";

const WORKER_FILE = "app/exchange/reading-worker.mjs";
/** Enough for the largest sound file; a hostile one is cut off. */
export const READ_TIMEOUT_MS = 60_000;
const MEMORY_CAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
const MAX_RUNNING = 2;
const MAX_WAITING = 20;

/** The worker is run from its source, which lies in the checkout beside the build. */
function workerPath(): string {
  const starts = [path.dirname(fileURLToPath(import.meta.url)), process.cwd()];
  for (const start of starts) {
    for (let folder = start; folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (existsSync(path.join(folder, WORKER_FILE))) return path.join(folder, WORKER_FILE);
    }
  }
  throw new Error(`${WORKER_FILE} not found`);
}

let running = 0;
const waiting: (() => void)[] = [];
const workers = new Set<Worker>();

/** At most two threads at once, so that uploads cannot take the machine; null when the queue is full. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) return null;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export type ThreadLimits = { timeoutMs?: number; memory?: Partial<typeof MEMORY_CAP> };

function runThread<Reply>(
  workerData: ReadTask | TwinTask,
  { timeoutMs = READ_TIMEOUT_MS, memory }: ThreadLimits,
): Promise<Reply | { ok: false; reason: ReadRefusal }> {
  const resourceLimits = { ...MEMORY_CAP, ...memory };
  const worker = new Worker(workerPath(), { workerData, resourceLimits, execArgv: [], env: {} });
  workers.add(worker);
  return new Promise((resolve) => {
    const finish = (reply: Reply | { ok: false; reason: ReadRefusal }) => {
      clearTimeout(timer);
      workers.delete(worker);
      resolve(reply);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(refuse("took-too-long")), timeoutMs);
    worker.once("message", finish);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isOutOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      // A reader that throws is a bug of ours, whatever the file holds.
      if (!isOutOfMemory) log.error({ err: error, task: workerData.task }, "reading thread failed");
      finish(refuse(isOutOfMemory ? "too-complex" : "damaged"));
    });
    worker.once("exit", () => finish(refuse("took-too-long")));
  });
}

/**
 * Reads a file from a stranger off the main thread, within 512 MB of memory and a minute: whatever it holds, the server goes on
 * answering, and the file is refused in words.
 */
export async function readInThread(
  task: Omit<ReadTask, "task">,
  limits: ThreadLimits = {},
): Promise<ReadReply> {
  return (await inTurn(() => runThread<ReadReply>({ task: "read", ...task }, limits))) ?? refuse("busy");
}

/** `findTwins` off the main thread; null when it could not be done in time: then nothing is known of twins. */
export async function findTwinsInThread(known: Asked[], asked: Asked[]): Promise<Twin[][] | null> {
  const reply = await inTurn(() => runThread<TwinReply>({ task: "twins", known, asked }, {}));
  return reply?.ok ? reply.twins : null;
}

/** Ends every reading at once: the process is stopping, and what was being read is read again by the next one. */
export async function endReading(): Promise<void> {
  await Promise.all([...workers].map((worker) => worker.terminate()));
}
