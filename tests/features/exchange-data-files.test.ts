import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ReadFile } from "~/format/found-question";
import { readGift } from "~/format/read-gift";
import { readHoiThi } from "~/format/read-hoi-thi";
import { readMoodleXml } from "~/format/read-moodle-xml.server";
import { readQti } from "~/format/read-qti.server";
import { readQuestionSheet } from "~/format/read-xlsx.server";
import { fileSummary } from "../support/found-file-summary";

type Answer = { ok: true; file: ReadFile } | { ok: false; reason: string };

const FOLDER = join(import.meta.dirname, "../golden/question-files");
const READERS: Record<string, (bytes: Uint8Array) => Answer | Promise<Answer>> = {
  xlsx: (bytes) => readQuestionSheet(bytes, null),
  gift: (bytes) => readGift(new TextDecoder().decode(bytes)),
  "moodle-xml": (bytes) => readMoodleXml(new TextDecoder().decode(bytes)),
  qti: (bytes) => readQti(bytes),
  "hoi-thi": (bytes) => readHoiThi(new TextDecoder().decode(bytes)),
};

const isExpectation = (name: string) => name.endsWith(".expected.json");
const files = Object.keys(READERS).flatMap((format) =>
  readdirSync(join(FOLDER, format))
    .filter((name) => !isExpectation(name))
    .map((name) => ({ format, name })),
);

/** What came out, or the refusal with its particulars, as the file beside says it. */
async function outcome(format: string, name: string): Promise<unknown> {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, format, name)));
  const read = await READERS[format]?.(bytes);
  if (read?.ok) return fileSummary(read.file);
  const { ok: _, reason, ...particulars } = read ?? { ok: false, reason: "no reader" };
  return { refusal: reason, ...particulars };
}

describe("question files as people and tools make them", () => {
  it("are many, and many of them broken", () => {
    const refused = files.filter(({ format, name }) =>
      /"refusal"/.test(readFileSync(join(FOLDER, format, `${name}.expected.json`), "utf8")),
    );
    expect(files.length).toBeGreaterThanOrEqual(18);
    expect(refused.length).toBeGreaterThanOrEqual(6);
  });

  it.each(files)("$format/$name", async ({ format, name }) => {
    const expected = readFileSync(join(FOLDER, format, `${name}.expected.json`), "utf8");
    expect(await outcome(format, name)).toEqual(JSON.parse(expected));
  });
});
