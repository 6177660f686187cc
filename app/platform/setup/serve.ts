import type { LaunchEnv } from "../env.server";
import { type AppProcess, runApp } from "./app-process";
import { makeArtefacts } from "./artefacts";
import { demoSignIns, loadDemoIfEmpty } from "./demo";
import { isPortFree } from "./free-port";
import { type EmbeddedPostgres, startPostgres } from "./postgres";
import { prepareDataDir } from "./postgres-place";
import { prepareSchemaShown } from "./prepare-schema";
import { pause } from "./process-identity";
import { type Progress, seconds } from "./progress";
import { SetupRefusal } from "./refusal";
import { ensureSessionSecret } from "./session-secret";
import { type Lock, takeLock } from "./start-lock";
import { listenForStop } from "./stop-request";

/** What is up and has to be ended, in the reverse order. */
interface Running {
  lock?: Lock;
  postgres?: EmbeddedPostgres;
  app?: AppProcess;
}

interface Start {
  env: LaunchEnv;
  isDev: boolean;
  progress: Progress;
  signal: AbortSignal;
}

/** Brings everything up, serves until asked to stop, and takes everything down. Returns the exit code. */
export async function startAndServe(env: LaunchEnv, isDev: boolean, progress: Progress): Promise<number> {
  const begun = performance.now();
  const stop = listenForStop();
  const running: Running = {};
  try {
    const app = await bringUp({ env, isDev, progress, signal: stop.signal }, running);
    const stopped = stop.asked.then(() => 0);
    const first = await Promise.race([app.serving, app.ended, stopped]);
    if (typeof first === "number") return first;
    await announce(first, env, progress, performance.now() - begun);
    return await Promise.race([app.ended, stopped]);
  } catch (error) {
    if (stop.signal.aborted) return 0;
    throw error;
  } finally {
    await takeDown(running, progress);
  }
}

async function bringUp(start: Start, running: Running): Promise<AppProcess> {
  const { env, isDev, progress, signal } = start;
  if (!env.DATABASE_URL) running.lock = await lockDataDir(env);
  await waitForPort(env);
  await makeArtefacts(progress, !isDev, signal);
  signal.throwIfAborted();
  const appEnv = env.DATABASE_URL
    ? await prepareGiven(env, env.DATABASE_URL, start)
    : await prepareOwn(start, running);
  signal.throwIfAborted();
  running.app = runApp({ env: appEnv, isDev, report: progress.say });
  return running.app;
}

/** With DATABASE_URL: tables and rights, and nothing else; no demo, no account. */
async function prepareGiven(env: LaunchEnv, appUrl: string, start: Start): Promise<NodeJS.ProcessEnv> {
  await prepareSchemaShown({ appUrl, ownerUrl: env.MIGRATION_DATABASE_URL ?? appUrl }, start.progress);
  return appEnvironment(start, {});
}

/** Without: the embedded server, its tables, and the demo while nobody is in it. */
async function prepareOwn(start: Start, running: Running): Promise<NodeJS.ProcessEnv> {
  const { env, progress, signal } = start;
  const postgres = await progress.step("Khởi động cơ sở dữ liệu", () =>
    startPostgres({ dataDir: env.DATA_DIR, report: progress.say }),
  );
  running.postgres = postgres;
  signal.throwIfAborted();
  await prepareSchemaShown(postgres, progress);
  const appEnv = appEnvironment(start, {
    DATABASE_URL: postgres.appUrl,
    SESSION_SECRET: env.SESSION_SECRET ?? (await ensureSessionSecret(env.DATA_DIR)),
  });
  const target = { ...postgres, port: postgres.port, dataDir: env.DATA_DIR, appEnv };
  if (env.DEMO === "on") await loadDemoIfEmpty(target, progress, signal);
  return appEnv;
}

/** The application never sees the owner's connection. */
function appEnvironment({ env, isDev }: Start, more: Record<string, string>): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _, ...rest } = process.env;
  const numbers = { PORT: String(env.PORT), TRUST_PROXY: String(env.TRUST_PROXY) };
  const { HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL } = env;
  const NODE_ENV = isDev ? "development" : "production";
  return { ...rest, ...numbers, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, ...more, NODE_ENV };
}

const LOCK_WAIT_MS = 4_000;

/** One whose npm was killed is about to notice and leave; anybody else stays, and is named. */
async function lockDataDir({ DATA_DIR, HOST, PORT }: LaunchEnv): Promise<Lock> {
  await prepareDataDir(DATA_DIR);
  for (let waitedMs = 0; ; waitedMs += 250) {
    const taken = await takeLock(`${DATA_DIR}/lock`, `http://${HOST}:${PORT}`);
    if (taken.ok) return taken.lock;
    const { pid, note, host } = taken.holder;
    if (waitedMs >= LOCK_WAIT_MS) {
      throw new SetupRefusal(
        `Hội Thi đang chạy với thư mục dữ liệu ${DATA_DIR}: ${note} (tiến trình ${pid} trên máy ${host}).\nHãy dừng tiến trình đó, hoặc đặt DATA_DIR và PORT khác để chạy thêm.`,
      );
    }
    await pause(250);
  }
}

const FIRST_ADMIN = "Chưa có quản trị viên thì tạo bằng: npm run admin -- create";
const PORT_WAIT_MS = 12_000;

/** The application of a supervisor that was killed needs a moment to notice and leave the port. */
async function waitForPort({ HOST, PORT }: LaunchEnv): Promise<void> {
  if (PORT === 0) return;
  for (let waitedMs = 0; waitedMs < PORT_WAIT_MS; waitedMs += 250) {
    if (await isPortFree(PORT, HOST)) return;
    await pause(250);
  }
  throw new SetupRefusal(
    `Cổng ${PORT} của ${HOST} đang được chương trình khác dùng. Hãy đặt PORT khác, ví dụ: PORT=3001 npm start`,
  );
}

async function announce(address: string, env: LaunchEnv, progress: Progress, tookMs: number): Promise<void> {
  progress.say("");
  progress.say(`Hội Thi đang chạy tại ${address} (sau ${seconds(tookMs)}). Dừng bằng Ctrl-C.`);
  if (env.DATABASE_URL) {
    progress.say(FIRST_ADMIN);
    return;
  }
  const demo = await demoSignIns(env.DATA_DIR);
  if (!demo) return progress.say(FIRST_ADMIN);
  progress.say(`Tài khoản dùng thử, cũng ghi ở ${demo.file}:`);
  for (const line of demo.text.split("\n")) progress.say(`  ${line}`);
}

async function takeDown(running: Running, progress: Progress): Promise<void> {
  await running.app?.stop();
  const { postgres } = running;
  if (postgres) await progress.step("Dừng cơ sở dữ liệu", () => postgres.stop());
  await running.lock?.release();
}
