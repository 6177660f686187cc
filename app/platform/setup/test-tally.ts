import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { CHECKOUT_DIR } from "./paths";

/** How many checks of a step held and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Runs one of the checkout's own programs with its output shown. Returns its exit code; 1 when it was cut short. */
export function runShown(
  script: string,
  args: string[],
  options: { signal: AbortSignal; limitMs: number; env: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolve) => {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.limitMs)]);
    const child = spawn(process.execPath, [script, ...args], {
      cwd: CHECKOUT_DIR,
      env: options.env,
      stdio: ["ignore", "inherit", "inherit"],
      signal,
    });
    child.on("error", (error) => {
      process.stdout.write(`${script}: ${error.message}\n`);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that could not even be loaded has no failed test; it counts as one. */
export async function countVitest(reportFile: string, exitCode: number): Promise<Tally> {
  const report = await readReport<VitestReport>(reportFile);
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return settle(report.numPassedTests, report.numFailedTests + broken.length, exitCode);
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** A test that passed only at a second try did not pass. */
export async function countPlaywright(reportFile: string, exitCode: number): Promise<Tally> {
  const report = await readReport<PlaywrightReport>(reportFile);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return settle(expected, unexpected + flaky + report.errors.length, exitCode);
}

/** A runner that ended badly without a failed test has failed all the same. */
function settle(passed: number, failed: number, exitCode: number): Tally {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

async function readReport<T>(file: string): Promise<T | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as T);
}
