import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

export type PasswordWork =
  | { kind: "hash"; password: string; cost: number }
  | { kind: "verify"; password: string; hash: string };

type Waiting = {
  work: PasswordWork;
  resolve: (answer: string | boolean) => void;
  reject: (error: unknown) => void;
};
type Answer = { ok: true; value: string | boolean } | { ok: false; message: string };

/**
 * What a worker runs. A text, so that the same code starts from the sources, from the tests and from the bundle.
 * On Linux a thread may lower its own priority: hashing gives way to serving.
 */
const WORKER = `
const { parentPort, workerData } = require("node:worker_threads");
if (process.platform === "linux") require("node:os").setPriority(0, 5);
const bcrypt = require(workerData.bcryptPath);
parentPort.on("message", (work) => {
  try {
    const value = work.kind === "hash"
      ? bcrypt.hashSync(work.password, work.cost)
      : bcrypt.compareSync(work.password, work.hash);
    parentPort.postMessage({ ok: true, value });
  } catch (error) {
    parentPort.postMessage({ ok: false, message: String(error && error.message) });
  }
});
`;

/** One or two worker threads behind a bounded queue, first come first served. Idle threads keep no process alive. */
export class PasswordPool {
  readonly #maxWaiting: number;
  readonly #onFull: () => Error;
  readonly #size = Math.min(2, availableParallelism());
  readonly #waiting: Waiting[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #idle: Worker[] = [];

  constructor(options: { maxWaiting: number; onFull: () => Error }) {
    this.#maxWaiting = options.maxWaiting;
    this.#onFull = options.onFull;
  }

  run(work: PasswordWork): Promise<string | boolean> {
    if (this.#waiting.length >= this.#maxWaiting) return Promise.reject(this.#onFull());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#pump();
    });
  }

  async stop(): Promise<void> {
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const left of [...this.#waiting.splice(0), ...this.#busy.values()])
      left.reject(new Error("stopped"));
    this.#busy.clear();
    this.#idle.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #pump(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
      if (!worker) return;
      const next = this.#waiting.shift() as Waiting;
      this.#busy.set(worker, next);
      worker.ref();
      worker.postMessage(next.work);
    }
  }

  #start(): Worker {
    const bcryptPath = createRequire(import.meta.url).resolve("bcryptjs");
    const worker = new Worker(WORKER, { eval: true, workerData: { bcryptPath }, execArgv: [] });
    worker.unref();
    worker.on("message", (answer: Answer) => {
      const done = this.#release(worker);
      this.#idle.push(worker);
      worker.unref();
      if (answer.ok) done?.resolve(answer.value);
      else done?.reject(new Error(answer.message));
      this.#pump();
    });
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("the password worker ended")));
    return worker;
  }

  #release(worker: Worker): Waiting | undefined {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    return waiting;
  }

  /** A worker that ended takes its one task with it; the next task starts another worker. */
  #lose(worker: Worker, error: Error): void {
    this.#release(worker)?.reject(error);
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
    this.#pump();
  }
}
