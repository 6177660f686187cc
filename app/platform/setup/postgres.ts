import path from "node:path";
import { pickPort } from "./free-port";
import { findBinaries, type PostgresBinaries } from "./postgres-binaries";
import { createCluster, isCluster, SUPERUSER } from "./postgres-cluster";
import { chooseClusterDir, OPEN_PLACES, prepareDataDir, runAsFor, setAside } from "./postgres-place";
import { APP_ROLE, ensureRolesAndDatabase, OWNER_ROLE, urlOf } from "./postgres-roles";
import { newState, type PostgresState, readState, writeState } from "./postgres-state";
import { findPostmaster, isReady, lastLogLines, spawnPostmaster, stopPostmaster } from "./postmaster";
import { isAlive, pause } from "./process-identity";
import { SetupRefusal } from "./refusal";
import type { RunAs } from "./run-as";

export interface PostgresOptions {
  dataDir: string;
  /** Where to put what PostgreSQL's user must reach when the data directory is closed to it. */
  openPlaces?: readonly string[];
  /** Server settings beyond the usual ones; tests may switch durability off. */
  settings?: Record<string, string>;
  /** Told in Vietnamese what happens beyond the ordinary. */
  report?: (line: string) => void;
}

/** The embedded server, up and looked after. */
export interface EmbeddedPostgres {
  readonly pid: number;
  readonly port: number;
  /** True when the server had outlived its former supervisor. */
  readonly isAdopted: boolean;
  readonly clusterDir: string;
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Stops the server. Nothing is lost. */
  stop(): Promise<void>;
}

const WATCH_MS = 500;

/**
 * Brings the embedded PostgreSQL of a data directory up: makes it when there is none, adopts it when it still runs,
 * starts it otherwise, and starts it again whenever it dies. The caller holds the start lock of the directory.
 *
 * @throws SetupRefusal with what to do, when the machine does not allow it
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const report = options.report ?? (() => {});
  await prepareDataDir(options.dataDir);
  const state = (await readState(options.dataDir)) ?? (await beginState(options, report));
  const who = await runAsFor(state.clusterDir);
  const binaries = await findBinaries(who, options.openPlaces);
  await ensureCluster(options, state, binaries, who, report);
  const first = await bringUp(options, state, binaries, who, pickPort);
  if (first.isAdopted) report("PostgreSQL của lần chạy trước vẫn đang chạy và được dùng tiếp.");
  await ensureRolesAndDatabase(first.port, state);
  // The application knows the port by now, so the server comes back on the same one.
  const relaunch = () => bringUp(options, state, binaries, who, async () => first.port);
  const watch = keepRunning(first.pid, relaunch, report);
  return {
    get pid() {
      return watch.pid();
    },
    port: first.port,
    isAdopted: first.isAdopted,
    clusterDir: state.clusterDir,
    superuserUrl: urlOf(first.port, SUPERUSER, state.superuserPassword, "postgres"),
    ownerUrl: urlOf(first.port, OWNER_ROLE, state.ownerPassword),
    appUrl: urlOf(first.port, APP_ROLE, state.appPassword),
    stop: watch.stop,
  };
}

async function beginState(options: PostgresOptions, report: (line: string) => void): Promise<PostgresState> {
  const clusterDir = await chooseClusterDir(options.dataDir, options.openPlaces ?? OPEN_PLACES);
  const aside = await setAside(clusterDir, new Date());
  if (aside) report(`Cơ sở dữ liệu cũ không còn mật khẩu kèm theo; đã chuyển sang ${aside}.`);
  const state = newState(clusterDir);
  await writeState(options.dataDir, state);
  return state;
}

async function ensureCluster(
  options: PostgresOptions,
  state: PostgresState,
  binaries: PostgresBinaries,
  who: RunAs,
  report: (line: string) => void,
): Promise<void> {
  if (await isCluster(state.clusterDir)) return;
  if (state.port !== null) {
    throw new SetupRefusal(
      `Không thấy cơ sở dữ liệu ở ${state.clusterDir}. Nếu thư mục được chuyển đi, hãy đưa về chỗ cũ; nếu muốn bắt đầu lại, hãy xóa ${path.join(options.dataDir, "postgres.json")}.`,
    );
  }
  if (!state.clusterDir.startsWith(path.resolve(options.dataDir))) {
    report(
      `Thư mục ${options.dataDir} đóng với tài khoản chạy PostgreSQL; dữ liệu đặt ở ${state.clusterDir}.`,
    );
  }
  if (binaries.isCopied) report(`PostgreSQL được chép ra ${path.dirname(path.dirname(binaries.postgres))}.`);
  const isSynced = options.settings?.fsync !== "off";
  await createCluster({ ...state, binaries, who, isSynced });
}

interface Running {
  pid: number;
  port: number;
  isAdopted: boolean;
}

/** Children of a killed server linger for a moment and keep a new one from starting; a port may be lost to another. */
const ATTEMPTS = 8;

async function bringUp(
  options: PostgresOptions,
  state: PostgresState,
  binaries: PostgresBinaries,
  who: RunAs,
  choosePort: (preferred: number | null) => Promise<number>,
): Promise<Running> {
  const { clusterDir, superuserPassword } = state;
  const alive = await findPostmaster(clusterDir);
  if (alive) {
    if (await isReady(alive, clusterDir, superuserPassword)) return { ...alive, isAdopted: true };
    throw new SetupRefusal(
      `Một PostgreSQL khác (tiến trình ${alive.pid}) đang giữ ${clusterDir} và không nhận mật khẩu của chương trình. Hãy dừng tiến trình đó rồi khởi động lại.`,
    );
  }
  const logFile = path.join(options.dataDir, "postgres.log");
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = await choosePort(state.port);
    const settings = options.settings ?? {};
    const started = await spawnPostmaster({ clusterDir, binaries, who, port, logFile, settings });
    if (await isReady({ pid: started.pid, port }, clusterDir, superuserPassword)) {
      if (state.port !== port) await writeState(options.dataDir, Object.assign(state, { port }));
      return { pid: started.pid, port, isAdopted: false };
    }
    // One that runs and does not answer keeps the directory; its file must not be taken from under it.
    await stopPostmaster(started.pid);
    await pause(250 * attempt);
  }
  throw new SetupRefusal(`PostgreSQL không khởi động được:\n${await lastLogLines(logFile, 40)}`);
}

/** Watches the server process, which may be nobody's child, and brings it up again when it is gone. */
function keepRunning(firstPid: number, launch: () => Promise<Running>, report: (line: string) => void) {
  let pid = firstPid;
  let isStopping = false;
  let relaunch: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (isStopping || relaunch || isAlive(pid)) return;
    report("PostgreSQL dừng đột ngột; đang khởi động lại.");
    relaunch = launch()
      .then((running) => {
        pid = running.pid;
      })
      .catch((error: Error) => report(error.message))
      .finally(() => {
        relaunch = null;
      });
  }, WATCH_MS);
  timer.unref();
  return {
    pid: () => pid,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await relaunch;
      await stopPostmaster(pid);
    },
  };
}
