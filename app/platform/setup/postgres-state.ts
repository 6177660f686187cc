import { randomBytes } from "node:crypto";
import path from "node:path";
import { readIfPresent, writePrivately } from "./private-file";

/** What is remembered of the embedded server between starts. Holds passwords: a file for the owner only. */
export interface PostgresState {
  clusterDir: string;
  /** The port of the last start, kept as long as nobody else takes it. */
  port: number | null;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  /** `loading` after an interrupted load: the database then holds half a demo and nothing else. */
  demo: "none" | "loading" | "done";
}

export async function readState(dataDir: string): Promise<PostgresState | null> {
  const text = await readIfPresent(fileIn(dataDir));
  return text === null ? null : (JSON.parse(text) as PostgresState);
}

export async function writeState(dataDir: string, state: PostgresState): Promise<void> {
  await writePrivately(fileIn(dataDir), `${JSON.stringify(state, null, 2)}\n`);
}

export function newState(clusterDir: string): PostgresState {
  const password = () => randomBytes(24).toString("hex");
  return {
    clusterDir,
    port: null,
    superuserPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    demo: "none",
  };
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "postgres.json");
}
