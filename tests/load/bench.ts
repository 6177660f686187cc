import { parseArgs } from "node:util";
import { makeArtefacts } from "../../app/platform/setup/artefacts";
import { createProgress } from "../../app/platform/setup/progress";
import { startApp, type TestApp } from "../support/app-server";
import { createTestDatabase, startSharedServer, testEnvironment } from "../support/database";
import { countLost, measureGroupedRows } from "./bench-ceilings";
import { Contestant } from "./bench-contestant";
import type { BenchContest, BenchPerson } from "./bench-fixture";
import { measureExamPage } from "./bench-page";
import { inParallel, perSecond, quantile } from "./latency";

const { values } = parseArgs({
  options: {
    contestants: { type: "string", default: "1000" },
    seconds: { type: "string", default: "10" },
    passwords: { type: "string", default: "60" },
    import: { type: "boolean" },
    export: { type: "boolean" },
    questions: { type: "string", default: "5000" },
  },
});
const CONTESTANTS = Math.min(5_000, Math.max(10, Number(values.contestants)));
const SAVE_MS = Math.min(120, Math.max(2, Number(values.seconds))) * 1000;
const SIGN_INS = Math.min(CONTESTANTS, Number(values.passwords));
const CEILING_MS = 4_000;
const ANSWERS = 20;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Sign-ins with passwords (bcrypt) through the form, each from another address as behind a proxy. */
async function measureSignIns(
  app: TestApp,
  people: readonly BenchPerson[],
): Promise<{ rate: number; errors: number }> {
  const startedMs = performance.now();
  const outcomes = await inParallel(people, 8, async ({ signInName, password }, at) => {
    const response = await fetch(`${app.url}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: app.url,
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-for": `192.0.2.${(at % 250) + 1}`,
      },
      body: new URLSearchParams({ signInName, password }).toString(),
    });
    await response.arrayBuffer();
    return response.status === 302;
  });
  return { rate: perSecond(outcomes.length, startedMs), errors: outcomes.filter((ok) => !ok).length };
}

/** Each contestant answers the whole paper, then goes on changing answers until the time is over. */
async function measureSaves(
  contestants: readonly Contestant[],
): Promise<{ rate: number; latencies: Float64Array }> {
  const latencies: number[] = [];
  const startedMs = performance.now();
  await Promise.all(
    contestants.map(async (contestant) => {
      for (let turn = 0; turn < ANSWERS || performance.now() - startedMs < SAVE_MS; turn++) {
        latencies.push(await contestant.save(turn));
      }
    }),
  );
  return { rate: perSecond(latencies.length, startedMs), latencies: Float64Array.from(latencies).sort() };
}

async function measureEcho(contestants: readonly Contestant[]): Promise<number> {
  const startedMs = performance.now();
  let count = 0;
  await Promise.all(
    contestants.map(async (contestant) => {
      while (performance.now() - startedMs < CEILING_MS) {
        await contestant.echo();
        count += 1;
      }
    }),
  );
  return Math.round(perSecond(count, startedMs));
}

async function play(app: TestApp, contest: BenchContest) {
  say(`đăng nhập bằng mật khẩu: ${SIGN_INS} người`);
  const signIns = await measureSignIns(app, contest.people.slice(0, SIGN_INS));
  const contestants = contest.people.map(({ cookie }) => new Contestant(app.url, cookie));
  say(`bắt đầu bài: ${CONTESTANTS} người`);
  const startsFrom = performance.now();
  const attemptIds = await inParallel(contestants, 64, (contestant) => contestant.start(contest.slug));
  const startsPerSecond = perSecond(attemptIds.filter((id) => id !== null).length, startsFrom);
  await inParallel(contestants, 32, async (contestant, at) => {
    await contestant.load(attemptIds[at] ?? "");
    await contestant.connect();
  });
  say(`lưu đáp án trong ${SAVE_MS / 1000} giây`);
  const saves = await measureSaves(contestants);
  const echoPerSecond = await measureEcho(contestants);
  const examPageBytes = await measureExamPage(app.url, attemptIds[0] ?? "", contest.people[0]?.cookie ?? "");
  say("nộp bài cùng lúc");
  const submitsFrom = performance.now();
  await Promise.all(contestants.map((contestant) => contestant.submit()));
  const submitsPerSecond = perSecond(contestants.length, submitsFrom);
  for (const contestant of contestants) contestant.close();
  const errors = contestants.reduce((sum, contestant) => sum + contestant.errors, signIns.errors);
  const acked = contestants.flatMap((contestant) => contestant.acked);
  return { signIns, startsPerSecond, saves, echoPerSecond, examPageBytes, submitsPerSecond, errors, acked };
}

if (values.import) {
  const { benchImport } = await import("./bench-import");
  await benchImport();
  process.exit(0);
}
if (values.export) {
  await makeArtefacts(createProgress(process.stderr), false);
  const { benchExport } = await import("./bench-export");
  await benchExport(Math.min(20_000, Math.max(10, Number(values.questions))));
  process.exit(0);
}
await makeArtefacts(createProgress(process.stderr), true);
const endServer = await startSharedServer({ isDurable: true });
const database = await createTestDatabase();
Object.assign(process.env, testEnvironment(database.url));
let app: TestApp | undefined;
try {
  say(`chuẩn bị ${CONTESTANTS} người dự thi`);
  const { makeBenchContest } = await import("./bench-fixture");
  const contest = await makeBenchContest(CONTESTANTS, new Date());
  app = await startApp({ database, env: { TRUST_PROXY: "1", LOG_LEVEL: "error" } });
  const { signIns, saves, acked, ...measured } = await play(app, contest);
  const groupedRowsPerSecond = await measureGroupedRows(database.ownerUrl, CEILING_MS);
  const { lost, rows } = await countLost(database.url, acked);
  const round = (ms: number) => Math.round(ms * 10) / 10;
  const figures = {
    contestants: CONTESTANTS,
    savesPerSecond: saves.rate,
    saveP50Ms: round(quantile(saves.latencies, 0.5)),
    saveP95Ms: round(quantile(saves.latencies, 0.95)),
    saveP99Ms: round(quantile(saves.latencies, 0.99)),
    startsPerSecond: measured.startsPerSecond,
    submitsPerSecond: measured.submitsPerSecond,
    signInsPerSecond: signIns.rate,
    errors: measured.errors + lost,
    examPageBytes: measured.examPageBytes,
    echoPerSecond: measured.echoPerSecond,
    groupedRowsPerSecond,
    savesAcked: acked.length,
    savesInJournal: rows,
    savesLost: lost,
    savesToEcho: Math.round((saves.rate / measured.echoPerSecond) * 100) / 100,
  };
  console.table(Object.entries(figures).map(([figure, value]) => ({ figure, value })));
  console.log(JSON.stringify(figures));
} finally {
  const { disconnect } = await import("~/platform/db.server");
  await disconnect();
  await app?.stop();
  if (!app) await database.drop();
  await endServer();
}
