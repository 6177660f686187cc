import { type SpawnOptions, spawn } from "node:child_process";
import { CHECKOUT_DIR } from "./paths";

/** How a child program ended. */
export interface Outcome {
  /** Null when a signal ended it. */
  code: number | null;
  /** Everything it wrote, both streams in the order of arrival. */
  said: string;
}

/** Runs a program of the checkout to its end, keeping what it says instead of showing it. */
export function runQuietly(program: string, args: string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: CHECKOUT_DIR,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}
