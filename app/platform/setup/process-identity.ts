import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether a process with this number runs, whoever owns it. One that ended and was not collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return statFields(readFileSync(`/proc/${pid}/stat`, "utf8"))[0] === "Z";
  } catch {
    return false;
  }
}

/**
 * A text that differs between two processes which were given the same number one after the other:
 * when the process began, and in which run of the machine. Null when the system does not tell.
 */
export async function birthOf(pid: number): Promise<string | null> {
  if (process.platform === "win32") return null;
  try {
    if (process.platform !== "linux")
      return (await run("ps", ["-o", "lstart=", "-p", String(pid)])).stdout.trim();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()} ${statFields(stat)[19]}`;
  } catch {
    return null;
  }
}

/** A process's parent and command line; null when it is gone or the system does not tell. */
export async function lineageOf(pid: number): Promise<{ parent: number; command: string } | null> {
  if (process.platform === "win32") return null;
  try {
    if (process.platform === "linux") {
      const parent = Number(statFields(await readFile(`/proc/${pid}/stat`, "utf8"))[1]);
      return { parent, command: (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ") };
    }
    const { stdout } = await run("ps", ["-o", "ppid=,args=", "-p", String(pid)]);
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout) ?? [];
    return parent && command !== undefined ? { parent: Number(parent), command } : null;
  } catch {
    return null;
  }
}

/** Fields of /proc/PID/stat from the state on; the command name before them, in brackets, may hold blanks. */
function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** The working directory of a process; null when the system does not tell. */
export async function workingDirOf(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/cwd`).catch(() => null);
}

/** Waits until a process has gone. False when it is still there after the time. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += 50) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return !isAlive(pid);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
