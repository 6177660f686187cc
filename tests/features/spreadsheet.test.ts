import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { cellText, type SheetRefusal, type SheetRow } from "~/platform/spreadsheet";
import { readSheet, writeWorkbook } from "~/platform/spreadsheet.server";
import { rawCell, rawRows, rawWorkbook, rawZip } from "../support/raw-xlsx";

async function rowsOf(bytes: Uint8Array): Promise<SheetRow[]> {
  const sheet = await readSheet(bytes);
  if (!sheet.ok) throw new Error(sheet.reason);
  return sheet.rows;
}

async function refusalOf(bytes: Uint8Array): Promise<SheetRefusal | "read"> {
  const sheet = await readSheet(bytes);
  return sheet.ok ? "read" : sheet.reason;
}

describe("reading a sheet", () => {
  it("gives texts in NFC, numbers, dates and booleans, with the row numbers of the program", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "a",
          rows: [
            ["Nguyễn Thị Hồng".normalize("NFD"), 12, true],
            [null, null, null],
            [new Date("2026-11-21T00:00:00Z"), "007", -3.5],
          ],
        },
      ],
    });
    const rows = await rowsOf(bytes as Uint8Array);
    expect(rows).toEqual([
      { row: 1, cells: ["Nguyễn Thị Hồng", 12, true] },
      { row: 3, cells: [{ date: "2026-11-21T00:00" }, "007", -3.5] },
    ]);
    expect(rows[1]?.cells.map(cellText)).toEqual(["2026-11-21", "007", "-3.5"]);
  });

  it("names formulas and errors instead of believing their results", async () => {
    const row = `<row r="2">${rawCell("A2", "CB001", 'HYPERLINK("http://x","CB001")')}<c r="B2" t="e"><v>#REF!</v></c><c><v>7</v></c></row>`;
    const rows = await rowsOf(rawZip(rawWorkbook(row)));
    expect(rows).toEqual([{ row: 2, cells: [{ formula: true }, { error: "error" }, 7] }]);
    expect(rows[0]?.cells.map(cellText)).toEqual(["", "", "7"]);
  });

  it("reads a sheet of a real size quickly", async () => {
    const names = Array.from({ length: 5_000 }, (_, at) => [`CB${at}`, "Nguyễn Văn An", "XPT"]);
    const started = performance.now();
    expect(await rowsOf(rawZip(rawWorkbook(rawRows(names))))).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

const MEGABYTE_OF_ZEROS = " ".repeat(1_000_000);

describe("refusing what is no honest sheet", () => {
  const sheet = (sheetData: string, prologue?: string) => rawZip(rawWorkbook(sheetData, prologue));
  const others = (part: { path: string; content: string; declaredBytes?: number; encrypted?: boolean }) =>
    rawZip([...rawWorkbook(rawRows([["a"]])), part]);
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  it.each<[string, () => Uint8Array, SheetRefusal]>([
    ["nothing", () => new Uint8Array(), "empty"],
    ["a sheet without cells", () => sheet(""), "empty"],
    ["a program called .xlsx", () => bytes("MZ", [0x90, 0, 3, 0], "This program cannot be run"), "not-xlsx"],
    ["text", () => bytes("Mã danh sách;Họ và tên"), "not-xlsx"],
    ["another zip", () => rawZip([{ path: "word.txt", content: "x" }]), "not-xlsx"],
    ["a zip cut short", () => sheet(rawRows([["a"]])).slice(0, 400), "damaged"],
    ["an old .xls", () => bytes(ole, "Workbook"), "old-xls"],
    [
      "a workbook with a password",
      () => bytes(ole, [...Buffer.from("EncryptedPackage", "utf16le")]),
      "encrypted",
    ],
    ["an encrypted zip", () => others({ path: "x.xml", content: "x", encrypted: true }), "encrypted"],
    ["too many bytes", () => new Uint8Array(10_000_001), "too-large"],
    [
      "a bomb",
      () => others({ path: "xl/b.xml", content: MEGABYTE_OF_ZEROS.repeat(20) }),
      "unpacked-too-large",
    ],
    [
      "a bomb that lies",
      () => others({ path: "b.xml", content: MEGABYTE_OF_ZEROS, declaredBytes: 9 }),
      "damaged",
    ],
    ["a part outside", () => others({ path: "../../x.xml", content: "x" }), "damaged"],
    ["external entities", () => sheet(rawRows([["a"]]), '<!DOCTYPE x [<!ENTITY a "b">]>'), "damaged"],
    ["comments that hide cells", () => sheet(`<!-- x -->${rawRows([["a"]])}`), "damaged"],
    [
      "a sheet of two corners",
      () =>
        sheet(`<row r="1">${rawCell("A1", "a")}</row><row r="1048576">${rawCell("XFD1048576", "b")}</row>`),
      "too-wide",
    ],
    ["a row beyond the end", () => sheet('<row r="99999999"><c><v>1</v></c></row>'), "damaged"],
    ["a cell nowhere", () => sheet('<row r="1"><c r="?"><v>1</v></c></row>'), "damaged"],
    ["too many rows", () => sheet("<row><c><v>1</v></c></row>".repeat(20_002)), "too-many-rows"],
  ])("%s", async (_, make, reason) => {
    expect(await refusalOf(make())).toBe(reason);
  });

  it("a zip of tens of thousands of parts, in little time", async () => {
    const parts = Array.from({ length: 30_000 }, (_, at) => ({ path: `${at}.xml`, content: "" }));
    const file = rawZip(parts);
    const started = performance.now();
    expect(await refusalOf(file)).toBe("too-many-parts");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("formatted empty cells do not count as rows", async () => {
    const empty = '<row><c s="0"/><c s="0"/></row>'.repeat(30_000);
    expect(await rowsOf(sheet(`<row>${rawCell("A1", "a")}</row>${empty}`))).toHaveLength(1);
  });

  it("one long text named by very many cells", async () => {
    const parts = rawWorkbook('<row><c t="s"><v>0</v></c></row>'.repeat(20_000));
    const rels = parts[3];
    if (!rels) throw new Error("no relations");
    rels.content = String(rels.content).replace(
      "</Relationships>",
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    );
    const text = Array.from({ length: 4_000 }, (_, at) => String(at))
      .join("")
      .slice(0, 30_000);
    const file = rawZip([
      ...parts,
      { path: "xl/sharedStrings.xml", content: `<sst><si><t>${text}</t></si></sst>` },
    ]);
    expect(await refusalOf(file)).toBe("too-complex");
  });

  it("more uploads at once than it reads in turn", async () => {
    const file = sheet(rawRows([["a"]]));
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(file)));
    expect(new Set(answers)).toEqual(new Set(["read", "busy"]));
    expect(await refusalOf(file)).toBe("read");
  });
});

describe("writing a workbook", () => {
  const columns = [{ header: "Họ và tên" }, { header: "Điểm", type: "number" as const }];

  it("writes texts that are never formulas and come back as they were", async () => {
    const text = fc
      .stringMatching(/^[=+\-@＝＋－＠\tA-Za-zÀ-ỹ0-9 "|!()]{1,30}$/)
      .filter((one) => one.trim() !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.integer()), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const read = await rowsOf(await writeWorkbook([{ name: "a", columns, rows }]));
          expect(read.slice(1).map((row) => row.cells)).toEqual(
            rows.map(([name, n]) => [name.normalize("NFC"), n]),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it("writes dates as dates and shares as percentages", async () => {
    const bytes = await writeWorkbook([
      {
        name: "Kết quả: đợt 1/2",
        columns: [
          { header: "Ngày", type: "date" },
          { header: "Tỷ lệ", type: "percent" },
        ],
        rows: [["2026-11-21", 0.687]],
      },
    ]);
    expect((await rowsOf(bytes))[1]?.cells).toEqual([{ date: "2026-11-21T00:00" }, 0.687]);
  });

  it.skipIf(!existsSync("/usr/bin/soffice"))(
    "opens in LibreOffice with its Vietnamese whole",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "workbook-"));
      const rows = [
        ["Trần Thị Ngọc Ánh", 1234],
        ["=1+1", -5],
      ] as const;
      writeFileSync(join(folder, "a.xlsx"), await writeWorkbook([{ name: "Danh sách", columns, rows }]));
      const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1";
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync("soffice", [
        profile,
        "--headless",
        "--convert-to",
        filter,
        "--outdir",
        folder,
        join(folder, "a.xlsx"),
      ]);
      const csv = readFileSync(join(folder, "a.csv"), "utf8").trim().split(/\r?\n/);
      expect(csv).toEqual(['"Họ và tên","Điểm"', '"Trần Thị Ngọc Ánh","1,234"', '"=1+1",-5']);
    },
    60_000,
  );

  it.each(["ab'", "'ab", "'", "", "History", "a/b:c*d?[e]", "x".repeat(40), `${"y".repeat(30)}'z`])(
    "takes %j for the name of a sheet",
    async (name) => {
      const bytes = await writeWorkbook([{ name, columns: [{ header: "Cột" }], rows: [["ô"]] }]);
      expect(await rowsOf(bytes)).toHaveLength(2);
    },
  );
});
