import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { ExportedBank } from "~/format/exported-bank";
import { readDocx } from "~/format/read-docx.server";
import { writeDocx } from "~/format/write-docx.server";
import { reencodePicture } from "~/platform/picture.server";
import { paragraph, rawDocument } from "../support/raw-docx";
import { rawZip } from "../support/raw-xlsx";

const OPTIONS = ["A. 2 loại", "*B. 3 loại", "C. 4 loại"].map((text) => paragraph(text)).join("");
const QUESTION = paragraph("Câu 1: Bộ phận Một cửa gồm mấy loại?") + OPTIONS;

async function found(body: string, more: Parameters<typeof rawDocument>[1] = {}) {
  const read = await readDocx(rawZip(rawDocument(body, more)));
  if (!read.ok) throw new Error(read.reason);
  return read.file;
}

async function refusal(body: string, more: Parameters<typeof rawDocument>[1] = {}) {
  const read = await readDocx(rawZip(rawDocument(body, more)));
  return read.ok ? "read" : read.reason;
}

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const list = (words: string, id: number, at = 0) =>
  paragraph(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

describe("automatic numbers", () => {
  it("go on over lists of one definition, restart where a list says so, and begin anew below a higher level", async () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "Câu %1.")}${level(1, "upperLetter", "%2.")}</w:abstractNum>` +
      `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>` +
      `<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>`;
    const question = (id: number) =>
      list("Mấy loại?", id) +
      ["Một", "Hai", "Ba"].map((one) => list(one, id, 1)).join("") +
      paragraph("Đáp án: C");
    const file = await found(question(1) + question(2) + question(3), { numbering });
    expect(file.questions.map((one) => [one.label, one.options, one.right])).toEqual(
      ["1", "2", "10"].map((label) => [label, ["Một", "Hai", "Ba"], [2]]),
    );
  });

  it("come from styles, in Roman numbers and with zeros too", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="CauHoi"><w:name w:val="Câu hỏi"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, "decimalZero", "Câu %1:")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const styled = paragraph("Mấy loại?", '<w:pStyle w:val="CauHoi"/>') + OPTIONS;
    const file = await found(styled + styled, { numbering, styles });
    expect(file.questions.map((one) => one.label)).toEqual(["01", "02"]);
  });
});

describe("looks out of styles", () => {
  it("count with all they are based on, and a run may take them back", async () => {
    const styles =
      `<w:style w:type="character" w:styleId="Nen"><w:name w:val="Nền"/><w:basedOn w:val="Nen"/><w:rPr><w:b/></w:rPr></w:style>` +
      `<w:style w:type="character" w:styleId="DapAn"><w:name w:val="Đáp án"/><w:basedOn w:val="Nen"/></w:style>`;
    const run = (words: string, properties: string) =>
      `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r></w:p>`;
    const file = await found(
      paragraph("Câu 1: Mấy loại?") +
        run("A. Hai", '<w:rStyle w:val="DapAn"/><w:b w:val="0"/>') +
        run("B. Ba", '<w:rStyle w:val="DapAn"/>') +
        run("C. Bốn", ""),
      { styles },
    );
    expect(file.questions[0]).toMatchObject({
      right: [1],
      notes: [{ code: "key-from-formatting", detail: "bold" }],
    });
  });
});

describe("what belongs to nothing", () => {
  it("is named: parts of other files, words behind the last question", async () => {
    const file = await found(`${QUESTION}<w:altChunk r:id="rId9"/>`);
    expect(file.notes.map((note) => note.code)).toEqual(["text-left-over"]);
    const behind = await found(QUESTION + paragraph("") + paragraph("Người lập biểu: Trần Thị Bình"));
    expect(behind.questions[0]?.notes).toEqual([
      {
        code: "text-left-over",
        place: { kind: "paragraph", paragraph: 6 },
        detail: "Người lập biểu: Trần Thị Bình",
      },
    ]);
  });

  it("headers and footers are not read", async () => {
    const header = {
      path: "word/header1.xml",
      content: `<w:hdr xmlns:w="x">${paragraph("Câu 9: Đầu trang?")}</w:hdr>`,
    };
    expect((await found(QUESTION, { parts: [header] })).questions).toHaveLength(1);
  });
});

describe("hostile documents", () => {
  it("that lie about the size of a part are refused", async () => {
    const parts = rawDocument(QUESTION).map((part) =>
      part.path === "word/document.xml" ? { ...part, declaredBytes: 20 } : part,
    );
    expect(await readDocx(rawZip(parts))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^(?:damaged|too-complex)$/),
    });
  });

  it("with document types in any part, macros by any name, thousands of parts or a password are refused", async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
    expect(await refusal(QUESTION, { parts: [{ path: "word/footnotes.xml", content: evil }] })).toBe(
      "dtd-refused",
    );
    expect(await refusal(QUESTION, { parts: [{ path: "customXml/item1.xml", content: evil }] })).toBe(
      "dtd-refused",
    );
    expect(await refusal(QUESTION, { parts: [{ path: "word/vbaData.xml", content: "<x/>" }] })).toBe(
      "macros",
    );
    expect(
      await refusal(QUESTION, { parts: [{ path: "word/a.xml", content: "<x/>", encrypted: true }] }),
    ).toBe("encrypted");
    const many = Array.from({ length: 26_000 }, (_, at) => ({ path: `word/media/${at}.png`, content: "" }));
    expect(await refusal(QUESTION, { parts: many })).toBe("too-complex");
  });

  it.each([
    ["a PDF", "%PDF-1.7 …"],
    ["rich text", "{\\rtf1\\ansi Câu 1}"],
    ["a page", "<html><body>Câu 1</body></html>"],
  ])("%s under the name of a document is refused", async (_, text) => {
    expect(await readDocx(new TextEncoder().encode(text))).toEqual({ ok: false, reason: "wrong-extension" });
  });

  it("without a body, or with broken XML, are damaged", async () => {
    const parts = rawDocument("");
    const broken = parts.map((part) =>
      part.path === "word/document.xml" ? { ...part, content: "<w:document><w:body>" } : part,
    );
    expect(await readDocx(rawZip(broken))).toEqual({ ok: false, reason: "damaged" });
    const none = parts.filter((part) => part.path !== "word/document.xml");
    expect(await readDocx(rawZip([...none, { path: "word/x.xml", content: "<x/>" }]))).toEqual({
      ok: false,
      reason: "damaged",
    });
  });

  it("with a hundred thousand paragraphs come to an end", { timeout: 120_000 }, async () => {
    // Words that do not repeat, so that the document is no bomb by its ratio.
    const many = (count: number, words: (at: number) => string) =>
      Array.from({ length: count }, (_, at) =>
        paragraph(`${words(at)} ${createHash("sha256").update(String(at)).digest("base64")}`),
      ).join("");
    expect(await refusal(many(100_000, (at) => `Câu ${at}: Mấy loại?`))).toBe("too-many-questions");
    expect(await refusal(many(20_000, () => "không phải câu hỏi"))).toBe("no-questions");
  });

  it("with hundreds of tables in each other, or styles that go in circles, do not overflow the stack", async () => {
    const nested = "<w:tbl><w:tr><w:tc>".repeat(400) + QUESTION + "</w:tc></w:tr></w:tbl>".repeat(400);
    expect(await refusal(nested)).toBe("too-complex");
    const inner = "<w:tbl><w:tr><w:tc>".repeat(15) + QUESTION + "</w:tc></w:tr></w:tbl>".repeat(15);
    expect((await found(inner)).questions).toHaveLength(1);
  });
});

describe("a picture of the bank", () => {
  it("goes out as PNG, which every Word shows, with its words", async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#c33" } })
      .png()
      .toBuffer();
    const stored = await reencodePicture(new Uint8Array(png));
    if (!stored.ok) throw new Error(stored.reason);
    const bank: ExportedBank = {
      slug: "x",
      name: "Ngân hàng",
      description: "",
      topics: [{ code: "T4", name: "Một cửa" }],
      questions: [
        {
          code: "T4-01",
          topicCode: "T4",
          difficulty: "easy",
          audience: "everyone",
          type: "true_false",
          stem: "Hình bên là Trung tâm Phục vụ hành chính công?",
          prompts: [],
          options: ["Đúng", "Sai"],
          right: [0],
          accepted: [],
          explanation: "",
          citation: null,
          tags: [],
          factIds: [],
          picture: {
            name: "trung-tam.webp",
            alt: "Trung tâm nhìn từ cổng",
            mime: "image/webp",
            bytes: stored.bytes,
          },
        },
      ],
    };
    const read = await readDocx(await writeDocx(bank));
    if (!read.ok) throw new Error(read.reason);
    const [picture] = read.file.pictures;
    expect(read.file.questions[0]?.picture).toEqual({ index: 0, alt: "Trung tâm nhìn từ cổng" });
    expect(picture?.name).toBe("trung-tam.png");
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: "png", width: 40, height: 30 });
  });
});
