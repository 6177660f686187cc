import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { inCheckout } from "./paths";
import { recreateDatabase } from "./postgres-roles";
import { readState, writeState } from "./postgres-state";
import { prepareSchema } from "./prepare-schema";
import { readIfPresent } from "./private-file";
import type { Progress } from "./progress";
import { SetupRefusal } from "./refusal";
import { runQuietly } from "./run-quietly";

const SEED = inCheckout("prisma/seed/demo.ts");
const SIGN_INS = "demo-sign-ins.txt";

export interface DemoTarget {
  dataDir: string;
  port: number;
  ownerUrl: string;
  appUrl: string;
  /** The application's environment, in which the seed runs. */
  appEnv: NodeJS.ProcessEnv;
}

/**
 * Loads the demo into an embedded database that holds nobody yet. A load that was interrupted is begun again on an
 * empty database: nothing was served from it, so it holds nothing of anybody's.
 */
export async function loadDemoIfEmpty(
  target: DemoTarget,
  progress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  const state = await readState(target.dataDir);
  if (!state || state.demo === "done" || !existsSync(SEED)) return;
  if (state.demo === "loading") {
    await recreateDatabase(target.port, state);
    await prepareSchema(target);
  } else if (!(await isEmpty(target.ownerUrl))) {
    await writeState(target.dataDir, { ...state, demo: "done" });
    return;
  }
  await writeState(target.dataDir, { ...state, demo: "loading" });
  await progress.step("Nạp dữ liệu minh họa (chỉ lần đầu)", async () => {
    const { code, said } = await runQuietly(process.execPath, ["--import", "tsx", SEED], {
      env: target.appEnv,
      signal,
    });
    if (code !== 0) throw new SetupRefusal(`Không nạp được dữ liệu minh họa:\n${said.trim()}`);
  });
  await writeState(target.dataDir, { ...state, demo: "done" });
}

/** The sign-ins that the demo left behind, and where; null when there are none. */
export async function demoSignIns(dataDir: string): Promise<{ file: string; text: string } | null> {
  const file = path.join(dataDir, SIGN_INS);
  const text = await readIfPresent(file);
  return text === null ? null : { file, text: text.trim() };
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    const table = await client.query<{ found: string | null }>("SELECT to_regclass('account') AS found");
    if (!table.rows[0]?.found) return false;
    return (await client.query("SELECT 1 FROM account LIMIT 1")).rowCount === 0;
  } finally {
    await client.end();
  }
}
