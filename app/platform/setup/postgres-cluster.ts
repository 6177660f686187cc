import { spawn } from "node:child_process";
import { chown, lstat, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PostgresBinaries } from "./postgres-binaries";
import { makeOwnedDir } from "./postgres-place";
import { SetupRefusal } from "./refusal";
import type { RunAs } from "./run-as";

export const SUPERUSER = "postgres";

/** Vietnamese sorting and searching for text, bytes for everything that the server itself compares. */
const INITDB_FLAGS = [
  "--encoding=UTF8",
  "--locale-provider=icu",
  "--icu-locale=vi",
  "--locale=C",
  "--auth=scram-sha-256",
  "--data-checksums",
  "--no-instructions",
  `--username=${SUPERUSER}`,
];

/**
 * Makes a new database directory. It appears under its name only when complete: a start killed half-way
 * leaves a draft, which the next start replaces.
 */
export async function createCluster(options: {
  clusterDir: string;
  binaries: PostgresBinaries;
  who: RunAs;
  superuserPassword: string;
  /** Tests may trade the safety of a power cut for speed. */
  isSynced?: boolean;
}): Promise<void> {
  const { clusterDir, binaries, who } = options;
  const draft = `${clusterDir}.new`;
  const passwordFile = `${clusterDir}.pw`;
  await rm(draft, { recursive: true, force: true });
  await makeOwnedDir(draft, who);
  try {
    await writeFile(passwordFile, options.superuserPassword, { mode: 0o600 });
    if (who.uid !== undefined && who.gid !== undefined) await chown(passwordFile, who.uid, who.gid);
    const flags = [...INITDB_FLAGS, `--pwfile=${passwordFile}`, `--pgdata=${draft}`];
    if (options.isSynced === false) flags.push("--no-sync");
    await runInitdb(binaries.initdb, flags, who);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, clusterDir);
}

export async function isCluster(clusterDir: string): Promise<boolean> {
  return (await lstat(path.join(clusterDir, "PG_VERSION")).catch(() => null)) !== null;
}

function runInitdb(initdb: string, flags: string[], who: RunAs): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, flags, { ...who, cwd: tmpdir(), env: cleanEnvironment() });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", (error) => reject(notRunnable(initdb, error)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(initdbFailed(code, said.trim()));
    });
  });
}

function initdbFailed(code: number | null, said: string): SetupRefusal {
  const advice = said.includes("could not look up effective user")
    ? "\nTài khoản đang chạy không có tên trong hệ thống; hãy chạy bằng tài khoản có tên, bằng root, hoặc đặt DATABASE_URL."
    : "";
  return new SetupRefusal(`Không tạo được cơ sở dữ liệu (initdb trả về mã ${code}):\n${said}${advice}`);
}

/** PostgreSQL's programs read PG* variables and the locale of the environment; neither may change what is made. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { NODE_ENV: "production", PATH, SystemRoot, TEMP, LC_ALL: "C", TZ: "UTC" };
}

export function notRunnable(program: string, error: Error): SetupRefusal {
  return new SetupRefusal(
    `Không chạy được ${program}: ${error.message}. Máy này có thể thiếu glibc; hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL.`,
  );
}
