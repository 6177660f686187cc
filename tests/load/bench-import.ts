import { readFileSync } from "node:fs";
import { createSession } from "~/account/create-session.server";
import type { BankFileQuestion } from "~/bank/bank-file";
import { importBank } from "~/bank/import-bank.server";
import { importPath } from "~/exchange/import-run";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import { writeXlsx } from "~/format/write-xlsx.server";
import { db, disconnect } from "~/platform/db.server";
import { makeArtefacts } from "../../app/platform/setup/artefacts";
import { createProgress } from "../../app/platform/setup/progress";
import { startApp, type TestApp } from "../support/app-server";
import { realBank } from "../support/bank-builders";
import { createTestDatabase, startSharedServer, testEnvironment } from "../support/database";

const QUESTIONS = 5_000;
const LOOK_EVERY_MS = 200;
const SLUG = "do-nhap";

const say = (line: string) => process.stderr.write(`${line}\n`);
const seconds = (ms: number) => Math.round(ms / 10) / 100;

/** So many questions out of the words of the real bank, no two alike; `series` keeps those of two calls apart. */
async function makeQuestions(series: string, count: number): Promise<ExportedQuestion[]> {
  const { questions } = await realBank();
  const stems = questions.map((one) => one.stem.split(" "));
  return Array.from({ length: count }, (_, at): ExportedQuestion => {
    const first = stems[at % stems.length] ?? [];
    const second = stems[(at * 7 + 3) % stems.length] ?? [];
    const half = [...first.slice(0, first.length >> 1), ...second.slice(second.length >> 1)].join(" ");
    return {
      ...{
        code: "",
        topicCode: `T${(at % 5) + 1}`,
        difficulty: "medium",
        audience: "everyone",
        type: "single",
      },
      stem: `${series}${at}: ${half}`,
      prompts: [],
      options: [
        `Phương án ${at * 3}`,
        `Phương án ${at * 3 + 1}`,
        `Phương án ${at * 3 + 2}`,
        "Phương án khác",
      ],
      right: [at % 4],
      accepted: [],
      explanation: "Theo Nghị quyết số 76/NQ-CP.",
      citation: {
        ...{ issuer: "Chính phủ", kind: "Nghị quyết", number: "76/NQ-CP", date: "2021-07-15" },
        ...{ title: "Chương trình tổng thể", place: `Mục ${at % 40}` },
      },
      tags: [],
      factIds: [],
      picture: null,
    };
  });
}

const TOPICS = Array.from({ length: 5 }, (_, at) => ({ code: `T${at + 1}`, name: `Chủ đề số ${at + 1}` }));
const BANK = { slug: SLUG, name: "Đo nhập câu hỏi", description: "Đo nhập câu hỏi", topics: TOPICS };

/** A bank that holds as many questions already. */
async function fillBank(now: Date): Promise<void> {
  const questions = (await makeQuestions("Có sẵn ", QUESTIONS)).map(
    (one, at): BankFileQuestion => ({
      ...{
        code: `S-${at}`,
        topic: one.topicCode,
        difficulty: "medium",
        audience: "everyone",
        type: "single",
      },
      ...{ stem: one.stem, explanation: one.explanation, facts: ["T1-01"] },
      citation: { document: "nq-76", place: null },
      options: one.options.map((text, index) => ({
        key: "abcd"[index] ?? "",
        text,
        ...(one.right.includes(index) ? { correct: true as const } : {}),
      })),
    }),
  );
  const document = {
    id: "nq-76",
    issuer: "Chính phủ",
    kind: "Nghị quyết",
    number: "76/NQ-CP",
    date: "2021-07-15",
  };
  const documents = [{ ...document, title: "Chương trình tổng thể" }];
  const filled = await importBank({ ...BANK, language: "vi", documents, questions }, { now, actorId: null });
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems?.slice(0, 3)));
}

async function signInAuthor(now: Date): Promise<string> {
  const { id } = await db().account.create({
    data: {
      kind: "official",
      signInName: "do-nhap",
      displayName: "Đo nhập",
      searchKey: "do nhap",
      createdAt: now,
    },
  });
  await db().grant.create({ data: { accountId: id, role: "author", scopeKind: "system", grantedAt: now } });
  return `hoi_thi_session=${(await createSession({ accountId: id, now })).token}`;
}

/** What the application has taken so far: greatest resident size in MB and seconds of processor; nulls where the system does not tell. */
function appetite(): { peakMegabytes: number | null; cpuSeconds: number | null } {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ");
    const app = children.find(
      (pid) => pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("app/server.ts"),
    );
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${app}/status`, "utf8"))?.[1];
    // Behind the name in brackets: user and system time are the 12th and 13th field, in hundredths of a second.
    const times = readFileSync(`/proc/${app}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13) ?? [];
    const ticks = times.reduce((sum, one) => sum + Number(one), 0);
    return { peakMegabytes: Math.round(Number(peak) / 1024), cpuSeconds: ticks / 100 };
  } catch {
    return { peakMegabytes: null, cpuSeconds: null };
  }
}

type Shown = { run: { state: string; done: number }; counts: Record<string, number> };

/** A person at the screen: uploads, waits, confirms, waits; looks at the progress as the page does. */
async function importAsPerson(app: TestApp, cookie: string, bytes: Uint8Array) {
  const headers = { cookie, origin: app.url };
  const base = `${app.url}${importPath(SLUG)}`;
  const steps = new Set<string>();
  let slowest = 0;
  const look = async (page: string): Promise<Shown> => {
    const begun = performance.now();
    const response = await fetch(`${page}?_data=routes%2Forganise%2Fbank-import-run`, { headers });
    const shown = (await response.json()) as Shown;
    slowest = Math.max(slowest, performance.now() - begun);
    steps.add(`${shown.run.state} ${shown.run.done}`);
    return shown;
  };
  const waitFor = async (page: string, state: string): Promise<Shown> => {
    for (;;) {
      const shown = await look(page);
      if (shown.run.state === state) return shown;
      if (shown.run.state === "failed") throw new Error("the file was refused");
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const form = new FormData();
  for (const [name, value] of Object.entries({ topic: "T1", difficulty: "medium", audience: "everyone" }))
    form.set(name, value);
  form.set("file", new File([new Uint8Array(bytes)], "5000-cau.xlsx"));
  const marks = [performance.now()];
  const mark = () => marks.push(performance.now());
  const taken = await fetch(base, { method: "POST", headers, body: form, redirect: "manual" });
  const page = `${app.url}${taken.headers.get("location")}`;
  mark();
  const { counts } = await waitFor(page, "review");
  mark();
  const confirm = new URLSearchParams({ intent: "confirm" });
  await fetch(page, { method: "POST", headers, body: confirm, redirect: "manual" });
  const end = await waitFor(page, "written");
  mark();
  const [begun = 0, uploaded = 0, read = 0, written = 0] = marks;
  return {
    questions: counts.all,
    ready: counts.ready,
    errors: counts.errors,
    duplicates: counts.duplicates,
    written: end.counts.written,
    uploadSeconds: seconds(uploaded - begun),
    reviewSeconds: seconds(read - uploaded),
    writeSeconds: seconds(written - read),
    totalSeconds: seconds(written - begun),
    progressSteps: steps.size,
    slowestPageMs: Math.round(slowest),
  };
}

/** Imports 5,000 questions from a workbook into a bank that has 5,000, through the doors; prints seconds and memory. */
export async function benchImport(): Promise<void> {
  await makeArtefacts(createProgress(process.stderr), true);
  const endServer = await startSharedServer({ isDurable: true });
  const database = await createTestDatabase();
  Object.assign(process.env, testEnvironment(database.url));
  let app: TestApp | undefined;
  try {
    say(`chuẩn bị ngân hàng ${QUESTIONS} câu và tệp .xlsx ${QUESTIONS} câu`);
    const now = new Date();
    await fillBank(now);
    const cookie = await signInAuthor(now);
    const bank: ExportedBank = { ...BANK, questions: await makeQuestions("Mới ", QUESTIONS) };
    const bytes = await writeXlsx(bank);
    app = await startApp({ database, env: { LOG_LEVEL: "error" } });
    const before = appetite();
    say("nhập tệp");
    const measured = await importAsPerson(app, cookie, bytes);
    const after = appetite();
    const figures = {
      fileBytes: bytes.byteLength,
      ...measured,
      cpuSeconds: Math.round((after.cpuSeconds ?? 0) - (before.cpuSeconds ?? 0)),
      idleMegabytes: before.peakMegabytes,
      peakMegabytes: after.peakMegabytes,
    };
    console.table(Object.entries(figures).map(([figure, value]) => ({ figure, value })));
    console.log(JSON.stringify(figures));
  } finally {
    await disconnect();
    await app?.stop();
    if (!app) await database.drop();
    await endServer();
  }
}
