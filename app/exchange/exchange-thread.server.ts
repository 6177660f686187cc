import { Worker } from "node:worker_threads";
import type { Asked } from "~/core/near-duplicate";
import { type Refusal, refuse } from "~/core/verdict";
import type { ExportedQuestion } from "~/format/exported-bank";
import { log } from "~/platform/log.server";
import { sourceFile } from "~/platform/source-file.server";
import { createTurns } from "~/platform/turns.server";
import type { ExchangeReply, ExchangeTask, TwinReply } from "./exchange-task.server";
import type { ReadReply, ReadTask } from "./read-any.server";
import type { WriteReply, WriteTask } from "./write-any.server";

const WORKER_FILE = "app/exchange/exchange-worker.mjs";

/** What one task may take: a sound file of the largest size stays below it. `signal`: nobody waits for it any longer. */
export type ThreadLimits = { timeoutMs: number; maxHeapMb: number; signal?: AbortSignal };
const READ_LIMITS: ThreadLimits = { timeoutMs: 60_000, maxHeapMb: 512 };
const WRITE_LIMITS: ThreadLimits = { timeoutMs: 180_000, maxHeapMb: 1_024 };

/** So that neither uploads nor downloads can take the machine; null when the queue is full. */
const inReadingTurn = createTurns({ running: 2, waiting: 20 });
const inWritingTurn = createTurns({ running: 1, waiting: 5 });

type ThreadRefusal = Refusal<"took-too-long"> | Refusal<"too-complex"> | Refusal<"failed">;
type Message<Reply> = { wants: "page" } | { reply: Reply };
type Pages = AsyncGenerator<ExportedQuestion[], void>;

const workers = new Set<Worker>();

function runThread<Reply extends ExchangeReply>(
  task: ExchangeTask,
  { timeoutMs, maxHeapMb, signal }: ThreadLimits,
  pages?: Pages,
): Promise<Reply | ThreadRefusal> {
  if (signal?.aborted) return Promise.resolve(refuse("took-too-long"));
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
  const options = { workerData: task, resourceLimits, execArgv: [], env: {} };
  const worker = new Worker(sourceFile(WORKER_FILE), options);
  workers.add(worker);
  let timer: NodeJS.Timeout | undefined;
  const outcome = new Promise<Reply | ThreadRefusal>((resolve, reject) => {
    const cutOff = () => resolve(refuse("took-too-long"));
    timer = setTimeout(cutOff, timeoutMs);
    signal?.addEventListener("abort", cutOff, { once: true });
    worker.on("message", (message: Message<Reply>) => {
      if ("reply" in message) resolve(message.reply);
      else handOver(worker, pages).catch(reject);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isOutOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      // A reader or writer that throws is a bug of ours, whatever the file holds.
      if (!isOutOfMemory) log.error({ err: error, task: task.task }, "exchange thread failed");
      resolve(refuse(isOutOfMemory ? "too-complex" : "failed"));
    });
    worker.once("exit", cutOff);
  });
  return outcome.finally(() => {
    clearTimeout(timer);
    workers.delete(worker);
    void worker.terminate();
  });
}

/** One page at a time, when the thread has taken the one before: what is read ahead of it would pile up here. */
async function handOver(worker: Worker, pages: Pages | undefined): Promise<void> {
  const next = await pages?.next();
  worker.postMessage(next?.value ?? null);
}

/**
 * Reads a file from a stranger off the main thread, within 512 MB of memory and a minute: whatever it holds, the server goes on
 * answering, and the file is refused in words.
 */
export async function readInThread(
  task: Omit<ReadTask, "task">,
  limits: Partial<ThreadLimits> = {},
): Promise<ReadReply> {
  const reply = await inReadingTurn(() =>
    runThread<ReadReply>({ task: "read", ...task }, { ...READ_LIMITS, ...limits }),
  );
  if (reply === null) return refuse("busy");
  return !reply.ok && reply.reason === "failed" ? refuse("damaged") : reply;
}

/** `findTwins` off the main thread, in turn with the reading of files. A refusal: nothing is known of twins. */
export async function findTwinsInThread(
  known: Asked[],
  asked: Asked[],
  limits: Partial<ThreadLimits> = {},
): Promise<TwinReply | ThreadRefusal | Refusal<"busy">> {
  const reply = await inReadingTurn(() =>
    runThread<TwinReply>({ task: "twins", known, asked }, { ...READ_LIMITS, ...limits }),
  );
  return reply ?? refuse("busy");
}

/**
 * Writes a file off the main thread, one at a time, within 1 GB of memory and three minutes. `pages` are read as the thread
 * takes them; what they throw is thrown on.
 */
export async function writeInThread(
  task: Omit<WriteTask, "task">,
  pages: Pages,
  limits: Partial<ThreadLimits> = {},
): Promise<WriteReply | ThreadRefusal | Refusal<"busy">> {
  const reply = await inWritingTurn(() =>
    runThread<WriteReply>({ task: "write", ...task }, { ...WRITE_LIMITS, ...limits }, pages),
  );
  return reply ?? refuse("busy");
}

/** Ends every task at once: the process is stopping, and what was being read is read again by the next one. */
export async function endThreads(): Promise<void> {
  await Promise.all([...workers].map((worker) => worker.terminate()));
}
