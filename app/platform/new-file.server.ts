import { type FileHandle, open, rm } from "node:fs/promises";
import { type Refusal, refuse, type Verdict } from "~/core/verdict";

export type NewFileRefusal = "file-exists" | "file-unwritable";
/** `code`: what the system says, such as ENOENT or ENOSPC. */
type Unwritten = Refusal<NewFileRefusal, { code: string }>;

/**
 * Puts what `make` gives into a file that was not there before, for its owner's eyes only. The place is taken before `make` begins, so
 * that nothing is made that could not be kept anyway; when `make` refuses or throws, or the disk is full, no file is left behind.
 */
export async function writeNewFile<T extends { bytes: Uint8Array }, R extends string>(
  name: string,
  make: () => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R> | Unwritten> {
  const file = await open(name, "wx", 0o600).catch(unwritten);
  if ("reason" in file) return file;
  let isKept = false;
  try {
    const made = await make();
    if (!made.ok) return made;
    const fault = await fill(file, made.bytes).catch(unwritten);
    if (fault) return fault;
    isKept = true;
    return made;
  } finally {
    await file.close();
    if (!isKept) await rm(name, { force: true });
  }
}

/** Closing belongs to writing: some file systems say only then that there was no room. */
async function fill(file: FileHandle, bytes: Uint8Array): Promise<null> {
  await file.writeFile(bytes);
  await file.close();
  return null;
}

/** What the system refused as a refusal; anything else is a bug and thrown on. */
function unwritten(error: unknown): Unwritten {
  const code = error instanceof Error && "syscall" in error && "code" in error ? String(error.code) : null;
  if (code === null) throw error;
  return refuse(code === "EEXIST" ? "file-exists" : "file-unwritable", { code });
}
