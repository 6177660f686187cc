import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeArtefacts } from "./artefacts";
import { ensureBrowser } from "./browser";
import { type Progress, seconds } from "./progress";
import { listenForStop } from "./stop-request";
import { countPlaywright, countVitest, runShown, type Tally } from "./test-tally";

interface TestStep {
  name: string;
  run(): Promise<Tally>;
}

const require = createRequire(import.meta.url);
const MINUTE_MS = 60_000;
/** Only ends a run that hangs: far above what the suites take on two busy cores. */
const SUITE_LIMIT_MS = 30 * MINUTE_MS;

/**
 * Runs every check in order, shows each step's name and duration, and ends with one line of its own:
 * `N passed, N failed`. Types and lint count as one each. Returns the exit code.
 */
export async function runAllTests(progress: Progress): Promise<number> {
  const { signal } = listenForStop();
  const reports = await mkdtemp(path.join(tmpdir(), "hoi-thi-reports-"));
  let passed = 0;
  let failed = 0;
  try {
    for (const together of testSteps(progress, reports, signal)) {
      if (signal.aborted) return 130;
      for (const tally of await Promise.all(together.map(runStep))) {
        passed += tally.passed;
        failed += tally.failed;
      }
    }
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

async function runStep({ name, run }: TestStep): Promise<Tally> {
  const begun = performance.now();
  process.stdout.write(`\n▶ ${name}\n`);
  const tally = await run();
  const took = seconds(performance.now() - begun);
  process.stdout.write(`▶ ${name}: ${tally.passed} passed, ${tally.failed} failed, ${took}\n`);
  return tally;
}

/** One group after the other; the steps of a group run side by side. */
function testSteps(progress: Progress, reports: string, signal: AbortSignal): TestStep[][] {
  const vitestReport = path.join(reports, "vitest.json");
  const playwrightReport = path.join(reports, "playwright.json");
  const shown = (program: string, args: string[], limitMs: number, env = {}) =>
    runShown(program, args, { signal, limitMs, env: { ...hermeticEnvironment(), ...env } });
  const typesAndLint: TestStep[] = [
    {
      name: "types",
      run: async () => one(await shown(bin("typescript", "bin/tsc"), ["--noEmit"], 4 * MINUTE_MS)),
    },
    {
      name: "lint",
      run: async () => one(await shown(bin("@biomejs/biome", "bin/biome"), ["check", "."], MINUTE_MS)),
    },
  ];
  const suites: TestStep[] = [
    {
      name: "core, architecture, features",
      run: async () => {
        const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
        return countVitest(vitestReport, await shown(bin("vitest", "vitest.mjs"), args, SUITE_LIMIT_MS));
      },
    },
    {
      name: "end-to-end",
      run: async () => {
        const problem = await ensureBrowser(signal);
        if (problem) {
          process.stdout.write(`${problem}\n`);
          return { passed: 0, failed: 1 };
        }
        const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport };
        const args = ["test", "--reporter=list,json"];
        const code = await shown(bin("@playwright/test", "cli.js"), args, SUITE_LIMIT_MS, env);
        return countPlaywright(playwrightReport, code);
      },
    },
  ];
  return [
    [{ name: "database client", run: () => asOne(() => makeArtefacts(progress, false, signal)) }],
    [{ name: "build", run: () => asOne(() => makeArtefacts(progress, true, signal)) }, ...typesAndLint],
    ...suites.map((step) => [step]),
  ];
}

function one(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The build is no test; only its failure counts. */
async function asOne(work: () => Promise<void>): Promise<Tally> {
  try {
    await work();
    return { passed: 0, failed: 0 };
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

function bin(name: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
}

/** Tests make their own database and settings; what the person at the terminal has set must not reach them. */
function hermeticEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  const ours = ["DATABASE_URL", "MIGRATION_DATABASE_URL", "SESSION_SECRET", "PORT", "HOST", "DATA_DIR"];
  for (const name of [...ours, "PUBLIC_URL", "TRUST_PROXY", "LOG_LEVEL", "REDIS_URL", "NODE_ENV"])
    delete env[name];
  return env;
}
