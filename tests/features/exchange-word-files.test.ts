import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeText } from "~/format/decode-text";
import type { ReadFile } from "~/format/found-question";
import { readAiken } from "~/format/read-aiken";
import { readDocx } from "~/format/read-docx.server";
import { readText } from "~/format/read-text";
import { fileSummary } from "../support/found-file-summary";

type Answer = { ok: true; file: ReadFile } | { ok: false; reason: string };

const FOLDER = join(import.meta.dirname, "../golden/question-files");
const READERS: Record<string, (bytes: Uint8Array) => Answer | Promise<Answer>> = {
  docx: readDocx,
  text: (bytes) => {
    const decoded = decodeText(bytes);
    return decoded.ok ? readText(decoded.text) : decoded;
  },
  aiken: (bytes) => {
    const decoded = decodeText(bytes);
    return decoded.ok ? readAiken(decoded.text) : decoded;
  },
};

const files = Object.keys(READERS).flatMap((format) =>
  readdirSync(join(FOLDER, format))
    .filter((name) => !name.endsWith(".expected.json"))
    .map((name) => ({ format, name })),
);

const expectationOf = (format: string, name: string) =>
  JSON.parse(readFileSync(join(FOLDER, format, `${name}.expected.json`), "utf8"));

async function outcome(format: string, name: string): Promise<unknown> {
  const read = await READERS[format]?.(new Uint8Array(readFileSync(join(FOLDER, format, name))));
  return read?.ok ? fileSummary(read.file) : { refusal: read?.reason };
}

describe("papers as staff write them", () => {
  it("are many, most of them Word documents, and many are broken or hostile", () => {
    const word = files.filter(({ format }) => format === "docx");
    const refused = files.filter(({ format, name }) => "refusal" in expectationOf(format, name));
    expect(files.length).toBeGreaterThanOrEqual(26);
    expect(word.length - refused.filter(({ format }) => format === "docx").length).toBeGreaterThanOrEqual(16);
    expect(refused.length).toBeGreaterThanOrEqual(7);
    for (const { format, name } of files)
      expect(statSync(join(FOLDER, format, name)).size).toBeLessThan(60_000);
  });

  it.each(files)("$format/$name", async ({ format, name }) => {
    expect(await outcome(format, name)).toEqual(expectationOf(format, name));
  });

  it("hold a set of fifty questions of which three need mending", () => {
    const { questions } = expectationOf("docx", "fifty-questions.docx") as {
      questions: { notes?: string[] }[];
    };
    const notes = questions.flatMap((question) => question.notes ?? []);
    expect(questions).toHaveLength(50);
    expect(notes.map((note) => note.split(" @ ")[0])).toEqual([
      "key-missing",
      "options-same",
      "key-unknown-letter",
    ]);
  });
});
