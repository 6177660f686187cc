import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** One Prisma schema file: a path for error messages and its text. */
export interface SchemaFile {
  path: string;
  content: string;
}

/** Reads every .prisma file below a folder, in a stable order of their paths. */
export async function readSchemaFiles(dir: string): Promise<SchemaFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".prisma"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({ path: path.relative(dir, file), content: await readFile(file, "utf8") })),
  );
}

/**
 * Joins schema files into one text that means the same: Prisma reads a folder as the sum of its files.
 * The text does not depend on how the folder is cut, apart from the order of its files.
 */
export function joinSchemaFiles(files: SchemaFile[]): string {
  return files.map((file) => `// ${file.path}\n${file.content.trim()}\n`).join("\n");
}
