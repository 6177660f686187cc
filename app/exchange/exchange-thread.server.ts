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

/** What one task may take: a sound file of the largest size stays below it. */
export type ThreadLimits = { timeoutMs: number; maxHeapMb: number };
const READ_LIMITS: ThreadLimits = { timeoutMs: 60_000, maxHeapMb: 512 };
const WRITE_LIMITS: ThreadLimits = { timeoutMs: 180_000, maxHeapMb: 1_024 };

/** So that neither uploads nor downloads can take the machine. */
const inReadingTurn = createTurns({ running: 2, waiting: 20 });
const inWritingTurn = createTurns({ running: 1, waiting: 5 });

/** `stopped`: the process is stopping, or nobody waits for the task any longer. */
type ThreadRefusal =
  | Refusal<"took-too-long">
  | Refusal<"too-complex">
  | Refusal<"failed">
  | Refusal<"stopped">
  | Refusal<"busy">;
type Message<Reply> = { wants: "page" } | { reply: Reply };
type Pages = AsyncGenerator<ExportedQuestion[], void>;

type ThreadWork = { task: ExchangeTask; limits: ThreadLimits; signal?: AbortSignal; pages?: Pages };

const workers = new Set<Worker>();
let stopping = new AbortController();

/** Runs the task when its turn comes, unless the process stops or its own signal says before that nobody waits for it. */
async function runInTurn<Reply extends ExchangeReply>(
  inTurn: ReturnType<typeof createTurns>,
  { signal, ...work }: ThreadWork,
): Promise<Reply | ThreadRefusal> {
  const either = AbortSignal.any(signal ? [stopping.signal, signal] : [stopping.signal]);
  const reply = await inTurn(() => runThread<Reply>(work, either), either);
  return reply ?? refuse(either.aborted ? "stopped" : "busy");
}

function runThread<Reply extends ExchangeReply>(
  { task, limits: { timeoutMs, maxHeapMb }, pages }: ThreadWork,
  signal: AbortSignal,
): Promise<Reply | ThreadRefusal> {
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
  const options = { workerData: task, resourceLimits, execArgv: [], env: {} };
  const worker = new Worker(sourceFile(WORKER_FILE), options);
  workers.add(worker);
  const ended = new AbortController();
  const outcome = new Promise<Reply | ThreadRefusal>((resolve, reject) => {
    const timer = setTimeout(() => resolve(refuse("took-too-long")), timeoutMs);
    ended.signal.addEventListener("abort", () => clearTimeout(timer));
    signal.addEventListener("abort", () => resolve(refuse("stopped")), { signal: ended.signal });
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
    worker.once("exit", () => resolve(refuse("failed")));
  });
  return outcome.finally(() => {
    ended.abort();
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
): Promise<ReadReply | Refusal<"stopped">> {
  const reply = await runInTurn<ReadReply>(inReadingTurn, {
    task: { task: "read", ...task },
    limits: { ...READ_LIMITS, ...limits },
  });
  return !reply.ok && reply.reason === "failed" ? refuse("damaged") : reply;
}

/** `findTwins` off the main thread, in turn with the reading of files. A refusal: nothing is known of twins. */
export async function findTwinsInThread(
  known: Asked[],
  asked: Asked[],
  limits: Partial<ThreadLimits> = {},
): Promise<TwinReply | ThreadRefusal> {
  return runInTurn<TwinReply>(inReadingTurn, {
    task: { task: "twins", known, asked },
    limits: { ...READ_LIMITS, ...limits },
  });
}

/**
 * Writes a file off the main thread, one at a time, within 1 GB of memory and three minutes, unless the signal says before that
 * nobody waits for it. `pages` are read as the thread takes them; what they throw is thrown on.
 */
export async function writeInThread(
  task: Omit<WriteTask, "task">,
  pages: Pages,
  { signal, ...limits }: Partial<ThreadLimits> & { signal?: AbortSignal } = {},
): Promise<WriteReply | ThreadRefusal> {
  return runInTurn<WriteReply>(inWritingTurn, {
    task: { task: "write", ...task },
    limits: { ...WRITE_LIMITS, ...limits },
    ...{ signal, pages },
  });
}

/** Whether `endThreads` has been called: nothing that takes a thread is worth beginning. */
export const isStopping = (): boolean => stopping.signal.aborted;

/**
 * The process is stopping: ends every task at once and empties the queues; until `allowThreads` every new task is refused. What was
 * being read is read again by the next process.
 */
export async function endThreads(): Promise<void> {
  stopping.abort();
  await Promise.all([...workers].map((worker) => worker.terminate()));
}

/** Takes tasks again after `endThreads`. */
export function allowThreads(): void {
  if (stopping.signal.aborted) stopping = new AbortController();
}
