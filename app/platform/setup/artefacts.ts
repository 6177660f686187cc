import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fingerprint } from "./fingerprint";
import { CHECKOUT_DIR, inCheckout } from "./paths";
import { compressAssets } from "./precompress";
import { pause } from "./process-identity";
import type { Progress } from "./progress";
import { SetupRefusal } from "./refusal";
import { runQuietly } from "./run-quietly";
import { type Lock, takeLock } from "./start-lock";

const GENERATED_DIR = inCheckout("app/platform/generated/prisma");
const GENERATED_STAMP = inCheckout("app/platform/generated/.stamp");
const BUILD_DIR = inCheckout("build");
const BUILD_STAMP = inCheckout("build/.stamp");

/**
 * Makes what is derived from the sources, each only when its sources changed: the database client and,
 * unless the development server compiles by itself, the build.
 */
export async function makeArtefacts(
  progress: Progress,
  isBuilt: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const lock = await waitForLock(progress, inCheckout("node_modules/.hoi-thi/artefacts"));
  try {
    await generateClient(progress, signal);
    if (isBuilt) await build(progress, signal);
  } finally {
    await lock.release();
  }
}

/** What the database client is made from, as it is now. */
export function clientFingerprint(root: string): Promise<string> {
  return fingerprint(root, ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
}

/** What the build is made from, as it is now. */
export function buildFingerprint(root: string): Promise<string> {
  const sources = ["app", "public", "vite.config.ts", "tsconfig.json", "package-lock.json", "prisma/schema"];
  return fingerprint(root, sources, isOutsideBuild);
}

async function generateClient(progress: Progress, signal?: AbortSignal): Promise<void> {
  const wanted = await clientFingerprint(CHECKOUT_DIR);
  if ((await stampIn(GENERATED_STAMP)) === wanted) return;
  await progress.step("Sinh mã truy cập cơ sở dữ liệu", async () => {
    await rm(GENERATED_DIR, { recursive: true, force: true });
    const { code, said } = await runQuietly(process.execPath, [inCheckout("app/commands/generate.mjs")], {
      signal,
    });
    if (code !== 0) throw new SetupRefusal(`prisma generate không chạy được:\n${said.trim()}`);
    await stamp(GENERATED_STAMP, wanted);
  });
}

async function build(progress: Progress, signal?: AbortSignal): Promise<void> {
  const wanted = await buildFingerprint(CHECKOUT_DIR);
  if ((await stampIn(BUILD_STAMP)) === wanted) return;
  await progress.step("Dựng giao diện và máy chủ", async () => {
    await rm(BUILD_STAMP, { force: true });
    const cli = createRequire(import.meta.url).resolve("@remix-run/dev/dist/cli.js");
    const env = { ...process.env, NODE_ENV: "production" as const };
    const { code, said } = await runQuietly(process.execPath, [cli, "vite:build"], { env, signal });
    if (code !== 0) throw new SetupRefusal(`remix vite:build không chạy được:\n${said.trim()}`);
    await compressAssets(path.join(BUILD_DIR, "client/assets"));
    await stamp(BUILD_STAMP, wanted);
  });
}

/** Files of app/ that never become part of the build. */
function isOutsideBuild(file: string): boolean {
  return (
    file.startsWith("app/platform/generated/") ||
    file.startsWith("app/platform/setup/") ||
    file.startsWith("app/commands/") ||
    file === "app/server.ts"
  );
}

/** Another start of the same checkout may be building: this one waits, and says so, and finds everything fresh. */
async function waitForLock(progress: Progress, dir: string): Promise<Lock> {
  const taken = await takeLock(dir, "dựng");
  if (taken.ok) return taken.lock;
  return progress.step(`Chờ tiến trình ${taken.holder.pid} dựng xong`, async () => {
    for (;;) {
      await pause(500);
      const next = await takeLock(dir, "dựng");
      if (next.ok) return next.lock;
    }
  });
}

async function stampIn(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

async function stamp(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
