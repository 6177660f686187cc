import fc from "fast-check";
import { parse } from "gift-pegjs";
import { describe, expect, it } from "vitest";
import { plainText } from "~/bank/question-text";
import { citationLine } from "~/format/citation-line";
import type { ExportedQuestion } from "~/format/exported-bank";
import { audienceWords, difficultyWords } from "~/format/foreign-tags";
import { readGift } from "~/format/read-gift";
import { writeGift } from "~/format/write-gift";
import { arbitraryBank, shown } from "../../support/exported-bank-arbitrary";

/** All that GIFT holds of a question. It has no place for pictures and for titles of documents. */
function kept(question: ExportedQuestion) {
  const { picture: _, citation, topicCode, difficulty, audience, stem, explanation, ...same } = question;
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

function found(text: string) {
  const read = readGift(text);
  if (!read.ok) throw new Error(read.reason);
  return read.file;
}

describe("GIFT written and read again", () => {
  it("keeps everything that GIFT holds", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryBank({ withPicture: false }), (bank) => {
        const file = found(writeGift(bank));
        expect(file.notes).toEqual([]);
        const read = file.questions.map(({ place: _, ...question }) => ({
          ...question,
          stem: shown(question.stem),
          explanation: shown(question.explanation),
        }));
        expect(read).toEqual(bank.questions.map(kept));
      }),
      { numRuns: 120 },
    );
  });

  it("is read by an independent parser in the same way", { timeout: 60_000 }, () => {
    const type = {
      single: "MC",
      multiple: "MC",
      true_false: "TF",
      ordering: "Matching",
      matching: "Matching",
      short_answer: "Short",
    };
    fc.assert(
      fc.property(arbitraryBank({ withPicture: false }), (bank) => {
        // The other parser takes any arrow for a pair, and a bracket before a short answer for a format.
        const questions = bank.questions.filter(
          (one) =>
            ![...one.options, ...one.accepted].some((text) => text.includes("->")) &&
            !one.accepted.some((text) => text.startsWith("[")),
        );
        fc.pre(questions.length > 0);
        const parsed = parse(writeGift({ ...bank, questions })).filter((one) => one.type !== "Category");
        expect(parsed.map((one) => [one.title, one.type])).toEqual(
          questions.map((one) => [one.code, type[one.type]]),
        );
        for (const [at, one] of parsed.entries()) {
          const question = questions[at];
          if (one.type !== "MC" || question?.type !== "single") continue;
          expect(one.choices.map((choice) => choice.isCorrect)).toEqual(
            question.options.map((_, index) => question.right.includes(index)),
          );
          if (one.stem.format === "moodle")
            expect(plainText(question.stem)).toBe(one.stem.text.replace(/\s+/g, " "));
        }
      }),
      { numRuns: 100 },
    );
  });
});
