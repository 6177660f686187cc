import { allowThreads, endThreads, readInThread } from "~/exchange/exchange-thread.server";
import { findImport, type ImportRun, listItems } from "~/exchange/import.queries.server";
import type { ImportDefaults } from "~/exchange/import-run";
import { finishImports, runImports } from "~/exchange/run-imports.server";
import { startImport } from "~/exchange/start-import.server";
import { accepted } from "./contest-builders";

export const DEFAULTS: ImportDefaults = { topic: "T1", difficulty: "medium", audience: "everyone" };

/** One turn of the imports and the work that it takes up. */
export async function workThrough(now: Date): Promise<void> {
  await runImports(() => now);
  await finishImports();
}

type Upload = { bankSlug: string; fileName: string; content: string | Uint8Array; defaults?: ImportDefaults };

/** A file uploaded and read: the run, and its items on one page. */
export async function readUpload(
  { bankSlug, fileName, content, defaults = DEFAULTS }: Upload,
  by: { now: Date; actorId: string | null },
) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const { importId } = accepted(await startImport({ bankSlug, fileName, bytes, defaults }, by));
  await workThrough(by.now);
  const run = await runOf(bankSlug, importId);
  return { place: { bankSlug, importId }, run, ...(await listItems(run, "all", 1)) };
}

/** So many files are read at once, and so many wait for it. */
const [READ_AT_ONCE, WAITING] = [2, 20];

/** Keeps every place of the reading thread and its queue taken, so that whatever comes is refused as busy; gives what ends it. */
export function keepReadingBusy(): () => Promise<void> {
  const task = {
    format: "gift" as const,
    bytes: new TextEncoder().encode(giftQuestions(10_000)),
    mapping: null,
  };
  let isKept = true;
  const places = Array.from({ length: READ_AT_ONCE + WAITING }, async (_, at) => {
    // Those that wait are over at once when it is their turn.
    while (isKept) await readInThread(task, at < READ_AT_ONCE ? {} : { timeoutMs: 1 });
  });
  return async () => {
    isKept = false;
    await endThreads();
    await Promise.all(places);
    allowThreads();
  };
}

export async function runOf(bankSlug: string, importId: string): Promise<ImportRun> {
  const run = await findImport(bankSlug, importId);
  if (!run) throw new Error("no such run");
  return run;
}

/** `count` questions about made-up procedures in GIFT, each about another one. */
export function giftQuestions(count: number, from = 1): string {
  const names = [
    "khai sinh",
    "kết hôn",
    "cư trú",
    "đất đai",
    "xây dựng",
    "kinh doanh",
    "chứng thực",
    "bảo hiểm",
  ];
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const name = names[number % names.length];
    return `::Câu ${number}::Thủ tục mã ${number * 7919} về ${name} được giải quyết ở bàn ${number * 31}? {=Tại quầy số ${number} ~Tại nhà ~Qua điện thoại ~Không giải quyết####Xem bảng niêm yết.}`;
  }).join("\n\n");
}
