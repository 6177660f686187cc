import { Worker } from "node:worker_threads";
import type { Asked, Twin } from "~/core/near-duplicate";
import { refuse } from "~/core/verdict";
import type { ReadRefusal } from "~/format/found-question";
import { log } from "~/platform/log.server";
import { sourceFile } from "~/platform/source-file.server";
import { createTurns } from "~/platform/turns.server";
import type { ReadReply, ReadTask, TwinReply, TwinTask } from "./read-any.server";

const WORKER_FILE = "app/exchange/reading-worker.mjs";
/** Enough for the largest sound file; a hostile one is cut off. */
export const READ_TIMEOUT_MS = 60_000;
const MEMORY_CAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
const TURNS = { running: 2, waiting: 20 };

const workers = new Set<Worker>();

/** So that uploads cannot take the machine; null when the queue is full. */
const inTurn = createTurns(TURNS);

export type ThreadLimits = { timeoutMs?: number; memory?: Partial<typeof MEMORY_CAP> };

function runThread<Reply>(
  workerData: ReadTask | TwinTask,
  { timeoutMs = READ_TIMEOUT_MS, memory }: ThreadLimits,
): Promise<Reply | { ok: false; reason: ReadRefusal }> {
  const resourceLimits = { ...MEMORY_CAP, ...memory };
  const worker = new Worker(sourceFile(WORKER_FILE), { workerData, resourceLimits, execArgv: [], env: {} });
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
