import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationLine } from "~/format/citation-line";
import type { ExportedQuestion } from "~/format/exported-bank";
import { readHoiThi } from "~/format/read-hoi-thi";
import { writeHoiThi } from "~/format/write-hoi-thi";
import { arbitraryBank } from "../../support/exported-bank-arbitrary";

/** All of a question; the document's own fields stand in the file's list. Only the name of a picture may change. */
function kept(question: ExportedQuestion) {
  const { citation, topicCode, picture, ...same } = question;
  return {
    ...same,
    label: question.code,
    topic: topicCode,
    citation: citation && citationLine(citation),
    picture: picture && { alt: picture.alt, bytes: [...picture.bytes] },
    notes: [],
  };
}

function found(text: string) {
  const read = readHoiThi(text);
  if (!read.ok) throw new Error(`${read.reason} ${read.detail}`);
  return read.file;
}

describe("our own format written and read again", () => {
  it("keeps everything", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryBank(), (bank) => {
        const file = found(writeHoiThi(bank));
        const questions = file.questions.map(({ place: _, picture, ...question }) => ({
          ...question,
          picture: picture && { alt: picture.alt, bytes: [...(file.pictures[picture.index]?.bytes ?? [])] },
        }));
        expect(questions).toEqual(bank.questions.map(kept));
        expect(file.topics).toEqual(bank.topics);
        for (const { citation } of bank.questions) {
          if (!citation) continue;
          const { issuer, number, date } = citation;
          expect(file.documents).toContainEqual(expect.objectContaining({ issuer, number, date }));
        }
      }),
      { numRuns: 120 },
    );
  });

  it("writes two documents of one number as two, and one document once", () => {
    const cited = (issuer: string): ExportedQuestion => ({
      code: `Q-${issuer.length}`,
      topicCode: "T1",
      difficulty: "easy",
      audience: "staff",
      type: "true_false",
      stem: "Nghị quyết số 08-NQ/TU ban hành năm 2021.",
      prompts: [],
      options: ["Đúng", "Sai"],
      right: [0],
      accepted: [],
      explanation: "",
      citation: {
        issuer,
        kind: "Nghị quyết",
        number: "08-NQ/TU",
        date: "2021-05-20",
        title: "Cải cách",
        place: null,
      },
      tags: [],
      factIds: [],
      picture: null,
    });
    const questions = [cited("Tỉnh ủy Lai Châu"), cited("Tỉnh ủy Bắc Kạn"), cited("Tỉnh ủy Lai Châu")];
    const bank = { slug: "a", name: "A", description: "", topics: [{ code: "T1", name: "Một" }], questions };
    expect(found(writeHoiThi(bank)).documents.map((one) => one.issuer)).toEqual([
      "Tỉnh ủy Lai Châu",
      "Tỉnh ủy Bắc Kạn",
    ]);
  });
});

describe("files that are not ours", () => {
  const shell = {
    format: "hoi-thi",
    version: 1,
    bank: { slug: "a", name: "A", description: "", topics: [] },
  };
  const full = { ...shell, documents: [], questions: [{}], pictures: {} };

  it.each([
    ["", "empty"],
    ["{", "damaged"],
    ["[]", "unknown-format"],
    ["null", "unknown-format"],
    [JSON.stringify({ ...full, version: 2 }), "newer-version"],
    [JSON.stringify({ ...full, version: 0 }), "damaged"],
    [JSON.stringify({ ...full, questions: [] }), "no-questions"],
    [JSON.stringify({ ...full, admin: true }), "damaged"],
    [JSON.stringify(full).replace('"admin"', '"__proto__"'), null],
    [JSON.stringify(full).replace('"pictures"', '"__proto__":{"format":"x"},"pictures"'), "damaged"],
    [`{"__proto__":${JSON.stringify(full)}}`, "unknown-format"],
    [`${"[".repeat(200_000)}${"]".repeat(200_000)}`, "unknown-format"],
    [JSON.stringify({ ...full, questions: Array(20_001).fill({}) }), "too-many-questions"],
  ])("%.60s", (text, reason) => {
    const read = readHoiThi(text);
    expect(read.ok ? null : read.reason).toBe(reason);
    expect(({} as { format?: string }).format).toBeUndefined();
  });

  it("names the line at which the text breaks off, and the field that is wrong in a question", () => {
    expect(readHoiThi('{\n"format": "hoi-thi",\n"version": }')).toMatchObject({ reason: "damaged", line: 3 });
    const broken = { code: "T1-Q01", stem: "Câu hỏi?", type: "essay" };
    const [question] = found(JSON.stringify({ ...full, questions: [broken] })).questions;
    expect(question).toMatchObject({ stem: "Câu hỏi?", code: "T1-Q01", notes: [{ code: "syntax" }] });
    expect(question?.notes[0]?.detail).toMatch(/^type:/);
  });
});
