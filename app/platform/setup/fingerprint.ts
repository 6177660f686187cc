import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/**
 * A text that changes when any of the named files, or any file below the named folders, changes.
 * What does not exist counts as absent. `skip` takes paths relative to the root, with forward slashes.
 */
export async function fingerprint(
  root: string,
  names: readonly string[],
  skip: (relative: string) => boolean = () => false,
): Promise<string> {
  const hash = createHash("sha256");
  for (const name of [...names].sort()) {
    for (const file of await filesOf(path.join(root, name))) {
      const relative = path.relative(root, file).split(path.sep).join("/");
      if (skip(relative)) continue;
      const content = await readFile(file);
      hash.update(`${relative}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

async function filesOf(file: string): Promise<string[]> {
  const found = await stat(file).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) return [file];
  const entries = await readdir(file, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
