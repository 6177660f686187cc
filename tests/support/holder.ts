import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inCheckout } from "../../app/platform/setup/paths";
import type { RunAs } from "../../app/platform/setup/run-as";

/** What a started launcher says: the server that it holds, or who holds the directory already. */
export type HolderAnswer =
  | { pid: number; port: number; isAdopted: boolean; clusterDir: string; ownerUrl: string }
  | { refused: string };

export interface Holder {
  child: ChildProcess;
  answer: HolderAnswer;
}

/** Starts a stand-in for `npm start` and waits for what it says. */
export async function startHolder(dataDir: string, openPlace = "", user: RunAs = {}): Promise<Holder> {
  const script = inCheckout("tests/support/hold-database.ts");
  const args = ["--import", "tsx", script, dataDir, ...(openPlace ? [openPlace] : [])];
  const child = spawn(process.execPath, args, { ...user, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk)));
    child.once("exit", () => reject(new Error(`the launcher ended:\n${said}`)));
  });
  return { child, answer: JSON.parse(await line) as HolderAnswer };
}

/** The same for a test in which it has to succeed. */
export async function startHolding(dataDir: string, openPlace = "", user: RunAs = {}) {
  const { child, answer } = await startHolder(dataDir, openPlace, user);
  if ("refused" in answer) throw new Error(`refused by ${answer.refused}`);
  return { child, ...answer };
}

/** Sends a signal and waits for the end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
