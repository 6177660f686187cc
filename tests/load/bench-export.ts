import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { importBank } from "~/bank/import-bank.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { exportBank } from "~/exchange/export-bank.server";
import { EXPORT_FORMATS, type ExportFormat } from "~/format/found-question";
import { disconnect } from "~/platform/db.server";
import { realBank } from "../support/bank-builders";
import { createTestDatabase, startSharedServer, testEnvironment } from "../support/database";

const SLUG = "do-xuat";
const EVERYTHING = readQuestionFilter(new URLSearchParams("state=all"));

const say = (line: string) => process.stderr.write(`${line}\n`);
const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;

/** A bank of so many questions of every type: those of the real bank over and over, no two in the same words. */
async function fillBank(count: number, now: Date): Promise<void> {
  const bank = await realBank();
  const questions = Array.from({ length: count }, (_, at) => {
    const question = bank.questions[at % bank.questions.length];
    if (!question) throw new Error("the real bank is empty");
    return { ...question, code: `S-${at}`, stem: `Câu ${at}: ${question.stem}` };
  });
  const filled = await importBank({ ...bank, slug: SLUG, questions }, { now, actorId: null });
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems?.slice(0, 3)));
}

/** One export in this process: how long it took, and the longest time that nothing else was answered. */
async function measureExport(format: ExportFormat, now: Date) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = performance.now();
  delay.enable();
  const made = await exportBank({ bankSlug: SLUG, format, filter: EVERYTHING }, { now, actorId: null });
  const seconds = Math.round((performance.now() - before) / 10) / 100;
  // A block is counted when the next look is late: let it come.
  await setTimeout(10);
  delay.disable();
  return {
    format,
    seconds,
    longestBlockMs: Math.round(delay.max / 1e6),
    megabytes: made.ok ? megabytes(made.bytes.byteLength) : made.reason,
  };
}

/** Exports a bank of `count` questions in every format; prints seconds, the longest block of the event loop, and megabytes. */
export async function benchExport(count: number): Promise<void> {
  const endServer = await startSharedServer({ isDurable: true });
  const database = await createTestDatabase();
  Object.assign(process.env, testEnvironment(database.url));
  try {
    say(`chuẩn bị ngân hàng ${count} câu`);
    const now = new Date();
    await fillBank(count, now);
    const figures = [];
    for (const format of EXPORT_FORMATS) {
      say(`xuất ${format}`);
      figures.push(await measureExport(format, now));
    }
    console.table(figures);
    console.log(JSON.stringify({ questions: count, figures }));
  } finally {
    await disconnect();
    await database.drop();
    await endServer();
  }
}
