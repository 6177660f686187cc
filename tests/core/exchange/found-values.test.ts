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

it("takes no passage for a topic, and quotes little of it", () => {
  const passage = `T1${"-".repeat(300_000)}x`;
  const parts = { type: "single", stem: "Hỏi?", options: ["Hai", "Ba"], right: [0] } as const;
  const sound = settleQuestion({ kind: "file" }, { ...parts, options: [...parts.options], right: [0] });
  const words = { topic: passage, difficulty: passage, audience: passage, citation: passage };
  const { notes } = valuesOfFound({ ...sound, ...words }, context);
  expect(notes.map((one) => one.code)).toEqual(
    expect.arrayContaining(["topic-unknown", "difficulty-unknown", "audience-unknown", "citation-unclear"]),
  );
  for (const { detail } of notes) expect(detail?.length ?? 0).toBeLessThanOrEqual(200);
});
