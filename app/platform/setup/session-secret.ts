import { randomBytes } from "node:crypto";
import path from "node:path";
import { readIfPresent, writePrivately } from "./private-file";

/** The secret of an installation with the embedded database: made once, readable by its owner only. */
export async function ensureSessionSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "session-secret");
  const kept = (await readIfPresent(file))?.trim();
  if (kept) return kept;
  const made = randomBytes(48).toString("base64url");
  await writePrivately(file, `${made}\n`);
  return made;
}
