import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { BankFile, BankFileProblem } from "./bank-file";
import { parseBank } from "./parse-bank";

/** Problems of the folder itself come before those of its content. */
export type BankFolderProblem =
  | BankFileProblem
  | {
      reason: "folder-missing" | "file-missing" | "file-too-large" | "not-json" | "not-utf8" | "wrong-slug";
      at: string;
      detail: string;
    };

export type BankFolder = { ok: true; bank: BankFile } | { ok: false; problems: BankFolderProblem[] };

const MAX_FILE_BYTES = 4_000_000;

/** Folders of banks directly below `root`, by name. */
export async function listBankFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => path.join(root, entry.name))
    .sort();
}

/** Reads `bank.json`, `documents.json` and `questions/*.json` and checks everything that can be checked without a database. */
export async function readBankFolder(folder: string): Promise<BankFolder> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) {
    return { ok: false, problems: [{ reason: "folder-missing", at: folder, detail: folder }] };
  }
  const questionNames = (await readdir(path.join(folder, "questions")).catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .map((name) => `questions/${name}`);
  const problems: BankFolderProblem[] = [];
  const parsed = new Map<string, unknown>();
  for (const name of ["bank.json", "documents.json", ...questionNames.sort()]) {
    const file = await readJson(folder, name);
    if (file.ok) parsed.set(name, file.value);
    else problems.push(file.problem);
  }
  if (problems.length > 0) return { ok: false, problems };

  const result = parseBank({
    header: parsed.get("bank.json"),
    documents: parsed.get("documents.json"),
    questionFiles: Object.fromEntries(questionNames.map((name) => [name, parsed.get(name)])),
  });
  const folderName = path.basename(path.resolve(folder));
  if (result.ok && result.bank.slug !== folderName) {
    const detail = `${result.bank.slug} ≠ ${folderName}`;
    return { ok: false, problems: [{ reason: "wrong-slug", at: "bank.json", detail }] };
  }
  return result;
}

async function readJson(
  folder: string,
  name: string,
): Promise<{ ok: true; value: unknown } | { ok: false; problem: BankFolderProblem }> {
  const refused = (reason: "file-missing" | "file-too-large" | "not-json" | "not-utf8", detail: string) => {
    return { ok: false as const, problem: { reason, at: name, detail } };
  };
  const bytes = await readFile(path.join(folder, name)).catch(() => null);
  if (bytes === null) return refused("file-missing", name);
  if (bytes.byteLength > MAX_FILE_BYTES) return refused("file-too-large", `> ${MAX_FILE_BYTES} B`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused("not-utf8", name);
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return refused("not-json", error instanceof Error ? error.message : name);
  }
}
