import { describe, expect, it } from "vitest";
import { decodeText } from "~/format/decode-text";
import { newPart } from "~/format/read-lines-draft";
import { isReddish, markedKey } from "~/format/read-lines-marks";
import { type Mark, PLAIN } from "~/format/source-line";

const place = { kind: "line", line: 1 } as const;

/** Options of one word each, looking as given; `letter`: how their letters look. */
function options(marks: Partial<Mark>[], letters: Partial<Mark>[] = []) {
  return marks.map((mark, at) =>
    newPart("letter", [{ text: `Phương án ${at}`, mark: { ...PLAIN, ...mark } }], place, {
      sign: "abcd".charAt(at),
      signMark: { ...PLAIN, ...letters[at] },
    }),
  );
}

describe("the look of options", () => {
  it.each(["FF0000", "C00000", "EE0000", "C0504D", "D32F2F", "ff3333"])("%s is red", (color) => {
    expect(isReddish(color)).toBe(true);
  });

  it.each(["000000", "0070C0", "00B050", "FFC000", "7030A0", "808080", "auto", null])(
    "%s is not",
    (color) => {
      expect(isReddish(color)).toBe(false);
    },
  );

  it.each([
    ["bold", [{}, { bold: true }, {}], [1]],
    ["underlined", [{ underline: true }, {}, {}], [0]],
    ["highlighted", [{}, {}, { highlight: true }], [2]],
    ["red", [{}, { color: "C00000" }, {}], [1]],
    ["in another colour", [{}, { color: "0070C0" }, {}], [1]],
    ["in black among coloured ones", [{ color: "0070C0" }, {}, { color: "0070C0" }], [1]],
    ["several", [{ bold: true }, { bold: true }, {}], [0, 1]],
    ["bold and red alike", [{}, { bold: true, color: "FF0000" }, {}], [1]],
  ] satisfies [string, Partial<Mark>[], number[]][])("tells: %s", (_, marks, right) => {
    expect(markedKey(options(marks))).toMatchObject({ right, contradictory: false });
  });

  it.each([
    ["all bold", [{ bold: true }, { bold: true }, { bold: true }]],
    ["all red", [{ color: "FF0000" }, { color: "FF0000" }, { color: "FF0000" }]],
    ["three colours", [{ color: "0070C0" }, { color: "00B050" }, {}]],
    ["italic", [{}, { italic: true }, {}]],
    ["nothing", [{}, {}, {}]],
  ] satisfies [string, Partial<Mark>[]][])("tells nothing: %s", (_, marks) => {
    expect(markedKey(options(marks)).right).toEqual([]);
  });

  it("of one letter tells, of all letters does not", () => {
    expect(markedKey(options([{}, {}, {}], [{}, { underline: true }, {}])).right).toEqual([1]);
    const bold = [{ bold: true }, { bold: true }, { bold: true }];
    expect(markedKey(options([{}, {}, {}], bold)).right).toEqual([]);
    expect(markedKey(options([{}, {}, { bold: true }], bold)).right).toEqual([2]);
  });

  it("that says two things contradicts itself", () => {
    expect(markedKey(options([{ bold: true }, { color: "FF0000" }, {}])).contradictory).toBe(true);
  });
});

describe("bytes of a text", () => {
  const text = "Câu 1: Ủy ban nhân dân xã?";
  const utf16 = (big: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };

  it.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with its mark", new TextEncoder().encode(`\uFEFF${text}`)],
    ["decomposed letters", new TextEncoder().encode(text.normalize("NFD"))],
    ["UTF-16 LE", utf16(false)],
    ["UTF-16 BE", utf16(true)],
  ])("%s are read", (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text });
  });

  it.each([
    ["Windows-1258", new Uint8Array([0x43, 0xe2, 0x75, 0x20, 0x31, 0x3a, 0x20, 0xd2, 0x20, 0xec])],
    ["TCVN3", new Uint8Array(Buffer.from("C©u 1: NghÞ ®Þnh nµo quy ®Þnh?", "latin1"))],
    [
      "TCVN3 taken for Latin",
      new TextEncoder().encode("C©u 1: NghÞ ®Þnh nµo quy ®Þnh vÒ thñ tôc hµnh chÝnh?"),
    ],
    [
      "VNI taken for Latin",
      new TextEncoder().encode("Caâu 1: Nghò ñònh naøo quy ñònh veà thuû tuïc haønh chính nhaø nöôùc?"),
    ],
    ["UTF-16 without its mark", new Uint8Array(Buffer.from(text, "utf16le"))],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])],
  ])("%s are refused", (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, reason: "not-utf8" });
  });

  it("without letters are empty", () => {
    expect(decodeText(new Uint8Array())).toEqual({ ok: false, reason: "empty" });
    expect(decodeText(new TextEncoder().encode("\uFEFF \n"))).toEqual({ ok: false, reason: "empty" });
  });

  it("in French, Czech or ordinary Vietnamese are not taken for an old encoding", () => {
    for (const words of [
      "Où êtes-vous ? À côté de l’école, près du théâtre où naît la poésie.",
      "hoà bình, quân đội, toàn dân, khoản 1, giải quyết",
    ]) {
      expect(decodeText(new TextEncoder().encode(words.repeat(20))).ok).toBe(true);
    }
  });
});
