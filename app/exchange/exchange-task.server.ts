import { type Asked, findTwins, type Twin } from "~/core/near-duplicate";
import { assertNever } from "~/core/verdict";
import type { ExportedQuestion } from "~/format/exported-bank";
import { type ReadReply, type ReadTask, readAny } from "./read-any.server";
import { type WriteReply, type WriteTask, writeAny } from "./write-any.server";

export type TwinTask = { task: "twins"; known: Asked[]; asked: Asked[] };
export type TwinReply = { ok: true; twins: Twin[][] };

/** What the exchange thread is asked; it crosses the thread's border, so it is pure data. */
export type ExchangeTask = ReadTask | TwinTask | WriteTask;
export type ExchangeReply = ReadReply | TwinReply | WriteReply;

/** The whole work of the exchange thread (`exchange-worker.mjs`); the questions of a file to be written come in `pages`. */
export async function doTask(
  task: ExchangeTask,
  pages: AsyncIterable<ExportedQuestion[]>,
): Promise<ExchangeReply> {
  switch (task.task) {
    case "read":
      return readAny(task);
    case "twins":
      return { ok: true, twins: findTwins(task.known, task.asked) };
    case "write":
      return writeAny(task, pages);
    default:
      return assertNever(task);
  }
}
