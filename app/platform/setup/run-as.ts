import { stat } from "node:fs/promises";
import path from "node:path";

/** The user under which a child process runs. Absent numbers mean: as this process. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/** "nobody" on Linux; needs no entry in the user table. PostgreSQL refuses to run as root. */
export const UNPRIVILEGED: Required<RunAs> = { uid: 65534, gid: 65534 };

export const ENTER = 0o1;
export const READ = 0o4;

/** True when this process runs as root, so that PostgreSQL must run as somebody else. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether mode bits let a user do something with one file. Access lists beyond mode bits are not considered. */
export function isPermitted(
  file: { uid: number; gid: number; mode: number },
  who: RunAs,
  wanted: number,
): boolean {
  if (who.uid === undefined) return true;
  if (file.uid === who.uid) return ((file.mode >> 6) & wanted) === wanted;
  if (file.gid === who.gid) return ((file.mode >> 3) & wanted) === wanted;
  return (file.mode & wanted) === wanted;
}

/**
 * Whether a user can enter a directory: it and every directory above it must let that user pass.
 * A part of the path that does not exist yet is taken as one that this program will create open.
 */
export async function mayEnter(dir: string, who: RunAs): Promise<boolean> {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const file = await stat(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (file && !isPermitted(file, who, ENTER)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Whether a user can reach a file and do something with it. */
export async function mayUse(file: string, who: RunAs, wanted: number): Promise<boolean> {
  return (await mayEnter(path.dirname(file), who)) && isPermitted(await stat(file), who, wanted);
}
