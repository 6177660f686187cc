import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparedRevision, differencesBetween, wordChanges } from "~/bank/revision-differences";

const REVISION: ComparedRevision = {
  topicCode: "T1",
  difficulty: "easy",
  audience: "everyone",
  type: "single",
  stem: "Cơ quan nào ban hành?",
  picture: null,
  prompts: [],
  options: [
    { key: "a", text: "Chính phủ" },
    { key: "b", text: "Quốc hội" },
  ],
  keys: ["a"],
  explanation: "Chính phủ ban hành.",
  document: { issuer: "Chính phủ", kind: "Nghị quyết", number: "76/NQ-CP", date: "2021-07-15" },
  place: null,
};

describe("differences between revisions", () => {
  it("are none between equal ones, whatever the order of the keys", () => {
    expect(differencesBetween({ ...REVISION, keys: ["b", "a"] }, { ...REVISION, keys: ["a", "b"] })).toEqual(
      [],
    );
  });

  it("name each field with both texts, also an option that came or went", () => {
    const after = { ...REVISION, keys: ["b"], place: "Điều 1", options: REVISION.options.slice(0, 1) };
    expect(differencesBetween(REVISION, after)).toEqual([
      { field: "keys", before: "A", after: "B" },
      { field: "place", before: "", after: "Điều 1" },
      { field: "option-b", before: "Quốc hội", after: "" },
    ]);
  });
});

describe("differences of what is answered", () => {
  const matching = {
    ...REVISION,
    type: "matching" as const,
    prompts: ["Luật", "Nghị định"],
    keys: ["a", "b"],
  };

  it("take the key of matching one by one, the key of a choice as a set", () => {
    expect(differencesBetween(matching, { ...matching, keys: ["b", "a"] })).toEqual([
      { field: "keys", before: "A, B", after: "B, A" },
    ]);
  });

  it("name prompts, the picture and its words", () => {
    const after = { ...matching, prompts: ["Luật", "Thông tư"], picture: { id: "p2", alt: "Biểu đồ" } };
    expect(differencesBetween(matching, after)).toEqual([
      { field: "picture", before: "", after: "p2" },
      { field: "pictureAlt", before: "", after: "Biểu đồ" },
      { field: "prompt-b", before: "Nghị định", after: "Thông tư" },
    ]);
  });

  it("give accepted texts as they are", () => {
    const short = { ...REVISION, type: "short_answer" as const, options: [], keys: ["VNeID"] };
    expect(differencesBetween(short, { ...short, keys: ["VNeID", "định danh"] })).toEqual([
      { field: "keys", before: "VNeID", after: "VNeID; định danh" },
    ]);
  });
});

describe("word changes", () => {
  it("mark what went and what came", () => {
    expect(wordChanges("Cơ quan nào ban hành?", "Cơ quan trung ương nào ban hành?")).toEqual([
      { kind: "same", text: "Cơ quan" },
      { kind: "new", text: "trung ương" },
      { kind: "same", text: "nào ban hành?" },
    ]);
  });

  const words = fc
    .array(fc.constantFrom("một", "hai", "ba", "bốn"), { maxLength: 30 })
    .map((some) => some.join(" "));

  it("give both texts back", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordChanges(before, after);
        const side = (left: "gone" | "new") =>
          changes
            .filter((one) => one.kind === "same" || one.kind === left)
            .map((one) => one.text)
            .join(" ");
        expect([side("gone"), side("new")]).toEqual([before, after]);
        if (before === after) expect(changes.every((one) => one.kind === "same")).toBe(true);
      }),
    );
  });

  it("compare very long texts as wholes", () => {
    const long = "chữ ".repeat(700).trim();
    expect(wordChanges(long, "khác").map((one) => one.kind)).toEqual(["gone", "new"]);
  });
});
