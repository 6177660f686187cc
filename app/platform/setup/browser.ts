import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isRoot } from "./run-as";
import { runQuietly } from "./run-quietly";

const SYSTEM_BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/**
 * Sees to it that browser tests find a Chromium: the system's, else Debian's package when it may be installed,
 * else Playwright's own download. Returns what to do when none can be had, null when there is one.
 */
export async function ensureBrowser(signal: AbortSignal): Promise<string | null> {
  if (await systemBrowserWorks(signal)) return null;
  if (isRoot() && existsSync("/etc/debian_version")) {
    process.stdout.write("installing Debian's chromium …\n");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runQuietly("apt-get", ["update"], { signal, env }).catch(() => null);
    const install = ["install", "-y", "--no-install-recommends", "chromium"];
    await runQuietly("apt-get", install, { signal, env }).catch(() => null);
    if (await systemBrowserWorks(signal)) return null;
  }
  const { chromium } = await import("@playwright/test");
  process.env.CHROMIUM_PATH = chromium.executablePath();
  if (existsSync(chromium.executablePath())) return null;
  process.stdout.write("downloading Playwright's chromium …\n");
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")),
    "cli.js",
  );
  await runQuietly(process.execPath, [cli, "install", "chromium"], { signal }).catch(() => null);
  if (existsSync(chromium.executablePath())) return null;
  return "No Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH, then run npm test again.";
}

/** Being there is not enough: some systems put a stub in its place. */
async function systemBrowserWorks(signal: AbortSignal): Promise<boolean> {
  const candidates = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS];
  const file = candidates.find((candidate) => candidate && existsSync(candidate));
  if (!file) return false;
  const outcome = await runQuietly(file, ["--version"], { signal }).catch(() => null);
  return outcome?.code === 0;
}
