import { type ChildProcess, spawn } from "node:child_process";
import { CHECKOUT_DIR, inCheckout } from "./paths";
import { pause } from "./process-identity";

/** With this exit code the application says that starting it again would not help. */
export const EXIT_HOPELESS = 78;

const GRACE_MS = 10_000;
const CRASH_WINDOW_MS = 60_000;
const CRASHES_ALLOWED = 5;

export interface AppProcess {
  /** Resolves with the address when the application serves for the first time. */
  serving: Promise<string>;
  /** Resolves with an exit code when it has ended for good: after `stop`, or because it keeps failing. */
  ended: Promise<number>;
  /** Asks it to finish what is under way, and ends it by force after ten seconds. */
  stop(): Promise<void>;
}

/** Runs the application as a child process, again after each crash, until it crashes too often. */
export function runApp(options: {
  env: NodeJS.ProcessEnv;
  isDev: boolean;
  report: (line: string) => void;
}): AppProcess {
  let child: ChildProcess | null = null;
  let isStopping = false;
  let tellServing: (address: string) => void = () => {};
  const serving = new Promise<string>((resolve) => {
    tellServing = resolve;
  });

  async function superviseUntilEnd(): Promise<number> {
    const crashes: number[] = [];
    for (;;) {
      child = launch(options.env, options.isDev, tellServing);
      const code = await exitOf(child);
      if (isStopping) return 0;
      if (code === EXIT_HOPELESS) return EXIT_HOPELESS;
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((at) => now - at < CRASH_WINDOW_MS).length;
      if (recent > CRASHES_ALLOWED) {
        options.report(`Ứng dụng dừng đột ngột ${recent} lần trong một phút; không khởi động lại nữa.`);
        return 1;
      }
      options.report(`Ứng dụng dừng đột ngột (mã ${code}); khởi động lại.`);
      await pause(250 * 2 ** recent);
      if (isStopping) return 0;
    }
  }

  const ended = superviseUntilEnd();
  return {
    serving,
    ended,
    stop: async () => {
      isStopping = true;
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      running.kill("SIGTERM");
      const killing = setTimeout(() => running.kill("SIGKILL"), GRACE_MS);
      await exitOf(running);
      clearTimeout(killing);
    },
  };
}

function launch(env: NodeJS.ProcessEnv, isDev: boolean, onServing: (address: string) => void): ChildProcess {
  const args = [
    "--import",
    "tsx",
    "--enable-source-maps",
    inCheckout("app/server.ts"),
    ...(isDev ? ["--dev"] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: CHECKOUT_DIR,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("message", (message: { serving?: string }) => {
    if (message.serving) onServing(message.serving);
  });
  child.on("error", () => {});
  return child;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(1));
  });
}
