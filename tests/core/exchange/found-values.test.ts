import { expect, it } from "vitest";
import { type FoundContext, valuesOfFound } from "~/exchange/found-values";
import { judgeItem } from "~/exchange/import-item";
import { note, settleQuestion } from "~/format/settle-question";

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

it("says once that a picture has no words, and not at all of a picture that could not be kept", () => {
  const place = { kind: "file" } as const;
  const parts = { type: "single", stem: "Hình nào?", options: ["Hai", "Ba", "Bốn"], right: [0] } as const;
  const settled = settleQuestion(place, { ...parts, options: [...parts.options], right: [0] });
  const found = {
    ...settled,
    picture: { index: 0, alt: "" },
    notes: [...settled.notes, note("picture-without-alt", place, "image1.png")],
  };
  const judged = (pictures: (string | null)[], alt = "") => {
    const filled = valuesOfFound({ ...found, picture: { index: 0, alt } }, { ...context, pictures });
    const { problems, errors } = judgeItem(filled.values, filled.notes);
    return { notes: filled.notes.map((one) => one.code), problems, errors };
  };
  const stored = "019a0000-0000-7000-8000-000000000001";
  const missing = { field: "pictureAlt", problem: "alt-missing" };
  expect(judged([stored])).toMatchObject({ problems: [missing], errors: 1 });
  expect(judged([stored]).notes).not.toContain("picture-without-alt");
  expect(judged([stored], "Sơ đồ một cửa")).toMatchObject({ problems: [], errors: 0 });
  expect(judged([null]).notes).toEqual(expect.arrayContaining(["picture-dropped"]));
  expect(judged([null])).toMatchObject({ problems: [], errors: 0 });
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
