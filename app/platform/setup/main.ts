import { EnvironmentError, loadEnvFile, readLaunchEnv } from "../env.server";
import { createProgress } from "./progress";
import { SetupRefusal } from "./refusal";
import { SchemaEngineError } from "./schema-engine";
import { startAndServe } from "./serve";
import { runAllTests } from "./test-run";

/**
 * Everything behind `npm start`, `npm run dev` and `npm test`, once the packages are installed.
 * Returns the exit code; messages are for the person at the terminal.
 */
export async function main(args: string[]): Promise<number> {
  const progress = createProgress(process.stdout);
  try {
    if (args.includes("--test")) return await runAllTests(progress);
    loadEnvFile();
    return await startAndServe(readLaunchEnv(process.env), args.includes("--dev"), progress);
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

/** Reasons that a person can remove are told without a stack. */
function isExpected(error: unknown): error is Error {
  return [SetupRefusal, EnvironmentError, SchemaEngineError].some((kind) => error instanceof kind);
}
