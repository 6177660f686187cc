import { createHash } from "node:crypto";
import { access, chown, constants, lstat, mkdir, rename, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { SetupRefusal } from "./refusal";
import { isRoot, mayEnter, type RunAs, UNPRIVILEGED } from "./run-as";

/** Places that every user of the machine can enter, for a checkout that others cannot. The first usable one counts. */
export const OPEN_PLACES: readonly string[] = [
  "/var/lib/hoi-thi",
  path.join(os.tmpdir(), "hoi-thi-postgres"),
];

/** Creates the data directory. Root leaves it passable, so that PostgreSQL's user can reach its part of it. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
    throw new SetupRefusal(
      `Không ghi được vào thư mục dữ liệu ${dataDir}. Hãy khởi động bằng tài khoản sở hữu thư mục này, hoặc đặt DATA_DIR sang nơi khác.`,
    );
  });
}

/** Chooses where a new database lives: in the data directory when PostgreSQL's user can get there, else outside. */
export async function chooseClusterDir(dataDir: string, openPlaces = OPEN_PLACES): Promise<string> {
  if (!isRoot() || (await mayEnter(dataDir, UNPRIVILEGED))) return path.join(dataDir, "postgres");
  const name = createHash("sha256").update(path.resolve(dataDir)).digest("hex").slice(0, 16);
  return path.join(await openPlace(openPlaces), name, "postgres");
}

/** Returns the first place that exists or can be made, belongs to root, and can be entered by everyone. */
export async function openPlace(places = OPEN_PLACES): Promise<string> {
  for (const place of places) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      const made = await lstat(place);
      const isOurs = made.isDirectory() && made.uid === process.getuid?.();
      if (isOurs && (await mayEnter(place, UNPRIVILEGED))) return place;
    } catch {
      // Read-only or occupied: the next place may do.
    }
  }
  throw new SetupRefusal(
    `Không tìm được nơi đặt cơ sở dữ liệu mà tài khoản không đặc quyền vào được (đã thử ${places.join(", ")}). Hãy đặt DATA_DIR vào một thư mục mà mọi người dùng đi qua được.`,
  );
}

/** Root runs PostgreSQL as the owner of the existing database, else as nobody; others run it as themselves. */
export async function runAsFor(clusterDir: string): Promise<RunAs> {
  if (!isRoot()) return {};
  const owner = await stat(clusterDir).catch(() => null);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : UNPRIVILEGED;
}

/** Makes an empty directory for PostgreSQL's user, with every missing directory above it passable. */
export async function makeOwnedDir(dir: string, who: RunAs): Promise<void> {
  await mkdir(path.dirname(dir), { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  await mkdir(dir, { mode: 0o700 });
  if (who.uid !== undefined && who.gid !== undefined) await chown(dir, who.uid, who.gid);
}

/** Moves a database whose passwords are lost out of the way. Nothing is ever deleted. */
export async function setAside(clusterDir: string, now: Date): Promise<string | null> {
  if (!(await lstat(clusterDir).catch(() => null))) return null;
  const aside = `${clusterDir}.${now.toISOString().replace(/\D/g, "").slice(0, 14)}`;
  await rename(clusterDir, aside);
  return aside;
}
