import { expect, it } from "vitest";
import { type FoundContext, valuesOfFound } from "~/exchange/found-values";
import { judgeItem } from "~/exchange/import-item";
import { settleQuestion } from "~/format/settle-question";

const context: FoundContext = {
  topics: [{ code: "T1", name: "Cải cách thể chế" }],
  register: [],
  listed: [],
  defaults: { topic: "T1", difficulty: "medium", audience: "everyone" },
  codes: new Set(),
  pictures: [],
};

it("holds no more of a text than shows that it is too long, and says so", () => {
  const book = "một ".repeat(100_000);
  const options = ["Hai", book, "Ba"];
  const found = settleQuestion({ kind: "file" }, { type: "single", stem: book, options, right: [0] });
  const { values, notes } = valuesOfFound({ ...found, explanation: book, tags: [book] }, context);
  for (const text of Object.values(values).flat()) expect(text.length).toBeLessThanOrEqual(4_000);
  expect(notes.map((one) => one.code)).toEqual(expect.arrayContaining(["stem-too-long", "text-too-long"]));
  expect(judgeItem(values, notes).parsed.ok).toBe(false);
});
