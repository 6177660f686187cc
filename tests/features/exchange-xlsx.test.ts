import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citationLine } from "~/format/citation-line";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import { audienceWords, difficultyWords } from "~/format/foreign-tags";
import { readQuestionSheet } from "~/format/read-xlsx.server";
import { type SheetMapping, sheetMappingSchema } from "~/format/sheet-mapping";
import { TEMPLATE_BANK } from "~/format/sheet-template";
import { writeTemplate, writeXlsx } from "~/format/write-xlsx.server";
import { arbitraryBank, shown } from "../support/exported-bank-arbitrary";
import { rawRows, rawWorkbook, rawZip } from "../support/raw-xlsx";

/** All that a workbook holds of a question: everything but its picture. */
function kept(question: ExportedQuestion) {
  const { citation, topicCode, difficulty, audience, stem, explanation, ...same } = question;
  return {
    ...same,
    label: question.code,
    topic: topicCode,
    difficulty: difficultyWords(difficulty),
    audience: audienceWords(audience),
    citation: citation && citationLine(citation),
    stem: shown(stem),
    explanation: shown(explanation),
    picture: null,
    notes: [],
  };
}

async function found(bytes: Uint8Array) {
  const read = await readQuestionSheet(bytes, null);
  if (!read.ok) throw new Error(read.reason);
  return read.file;
}

function comparable({ questions }: Awaited<ReturnType<typeof found>>) {
  return questions.map(({ place: _, ...question }) => ({
    ...question,
    stem: shown(question.stem),
    explanation: shown(question.explanation),
  }));
}

const OFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hoi-thi-sheet-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(name: string, filter: string): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    OFFICE ?? "",
    [profile, "--headless", "--convert-to", filter, "--outdir", folder, join(folder, name)],
    {
      stdio: "ignore",
    },
  );
}

describe("a workbook written and read again", () => {
  it("keeps everything but pictures", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBank({ withPicture: false }), async (bank) => {
        const bytes = await writeXlsx(bank);
        const file = await found(bytes);
        expect(comparable(file)).toEqual(bank.questions.map(kept));
        expect(file.notes).toEqual([]);
        expect(file.topics).toEqual(bank.topics);
        for (const { citation } of bank.questions) {
          if (citation) {
            const { place: _, ...document } = citation;
            expect(file.documents).toContainEqual(document);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it("is a template with one question of each type", async () => {
    const bytes = await writeTemplate();
    expect(comparable(await found(bytes)).map(({ notes, type }) => [type, notes])).toEqual(
      ["single", "multiple", "true_false", "ordering", "matching", "short_answer"].map((type) => [type, []]),
    );
    expect(comparable(await found(bytes))).toEqual(TEMPLATE_BANK.questions.map(kept));
  });

  it.skipIf(!OFFICE)(
    "opens in LibreOffice, and comes back from it with every word",
    { timeout: 120_000 },
    async () => {
      const [first] = TEMPLATE_BANK.questions;
      if (!first) throw new Error("no example");
      const dangerous = {
        ...first,
        code: "VD-07",
        stem: '\\=HYPERLINK("http://example.test","x")',
        tags: ["+1"],
      };
      const bank: ExportedBank = { ...TEMPLATE_BANK, questions: [...TEMPLATE_BANK.questions, dangerous] };
      writeFileSync(join(folder, "bank.xlsx"), await writeXlsx(bank));
      convert("bank.xlsx", "ods");
      convert("bank.ods", "xlsx");
      const bytes = new Uint8Array(readFileSync(join(folder, "bank.xlsx")));
      expect(comparable(await found(bytes))).toEqual(bank.questions.map(kept));
    },
  );
});

describe("a sheet whose headings nobody knows", () => {
  const file = join(import.meta.dirname, "../golden/question-files/xlsx/khong-tieu-de.xlsx");
  const bytes = new Uint8Array(readFileSync(file));

  it("is read by the mapping that a person makes of the glimpse", async () => {
    const refused = await readQuestionSheet(bytes, null);
    if (refused.ok || !refused.sheet?.guess) throw new Error("no guess");
    const mapping = sheetMappingSchema.parse(JSON.parse(JSON.stringify(refused.sheet.guess)));
    const read = await readQuestionSheet(bytes, mapping);
    expect(
      read.ok && read.file.questions.map(({ options, right }) => [options[right[0] ?? -1], right]),
    ).toEqual([
      ["4", [2]],
      ["15/8/2021", [1]],
    ]);
  });

  it("is not read by a mapping of another sheet, or of no question", async () => {
    const refusal = async (mapping: SheetMapping) => {
      const read = await readQuestionSheet(bytes, mapping);
      return read.ok ? "read" : read.reason;
    };
    const columns = { A: "stem", F: "key" } as const;
    expect(await refusal({ sheet: "Trang khác", headerRow: 0, columns })).toBe("columns-unknown");
    expect(await refusal({ sheet: "Sheet1", headerRow: 0, columns: { A: "topic" } })).toBe("columns-unknown");
    expect(await refusal({ sheet: "Sheet1", headerRow: 900, columns })).toBe("no-questions");
    expect(
      sheetMappingSchema.safeParse({ sheet: "a", headerRow: 0, columns: { __proto__x: "stem" } }).success,
    ).toBe(false);
  });
});

describe("large sheets", () => {
  const heading = ["STT", "Câu hỏi", "A", "B", "C", "D", "Đáp án"];
  const rows = (count: number) =>
    rawZip(
      rawWorkbook(
        rawRows([
          heading,
          ...Array.from({ length: count }, (_, at) => [
            String(at + 1),
            `Theo kế hoạch số ${at}, tỷ lệ phải đạt là bao nhiêu?`,
            `${at}%`,
            `${at + 1}%`,
            `${at + 2}%`,
            `${at + 3}%`,
            "ABCD"[at % 4] ?? "A",
          ]),
        ]),
      ),
    );

  it("reads 5,000 questions", async () => {
    const { questions } = await found(rows(5_000));
    expect(questions).toHaveLength(5_000);
    expect(questions[4_999]).toMatchObject({ label: "5000", right: [3], notes: [], place: { row: 5_001 } });
  });

  it("refuses more rows than questions may be", async () => {
    expect(await readQuestionSheet(rows(21_000), null)).toEqual({ ok: false, reason: "too-many-questions" });
  });
});
