import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where a file of the checkout lies, from the source as from the build beside it: worker threads are run from their source.
 * `name` from the checkout's root. Throws when it is not there.
 */
export function sourceFile(name: string): string {
  const starts = [path.dirname(fileURLToPath(import.meta.url)), process.cwd()];
  for (const start of starts) {
    for (let folder = start; folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (existsSync(path.join(folder, name))) return path.join(folder, name);
    }
  }
  throw new Error(`${name} not found`);
}
