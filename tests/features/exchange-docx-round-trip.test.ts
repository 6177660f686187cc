import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationLine } from "~/format/citation-line";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import { audienceWords, difficultyWords } from "~/format/foreign-tags";
import { readDocx } from "~/format/read-docx.server";
import { writeDocx } from "~/format/write-docx.server";
import { arbitraryBank, shown } from "../support/exported-bank-arbitrary";

/**
 * All that a Word document holds of a question. It numbers questions by their place, names topics by their names, has no
 * room for titles of documents and says nothing of how a picture is stored.
 */
function kept(bank: ExportedBank, question: ExportedQuestion, at: number) {
  const { picture, citation, topicCode, difficulty, audience, stem, explanation, ...same } = question;
  return {
    ...same,
    label: String(at + 1),
    topic: bank.topics.find((one) => one.code === topicCode)?.name,
    difficulty: difficultyWords(difficulty),
    audience: audienceWords(audience),
    citation: citation && citationLine(citation),
    stem: shown(stem),
    explanation: shown(explanation),
    picture: picture && { name: picture.name, alt: picture.alt, bytes: [...picture.bytes] },
    notes: [],
  };
}

async function readBack(bank: ExportedBank) {
  const read = await readDocx(await writeDocx(bank));
  if (!read.ok) throw new Error(read.reason);
  const { file } = read;
  return {
    notes: file.notes,
    questions: file.questions.map(({ place: _, ...question }) => {
      const picture = question.picture && file.pictures[question.picture.index];
      return {
        ...question,
        stem: shown(question.stem),
        explanation: shown(question.explanation),
        picture: picture && { name: picture.name, alt: question.picture?.alt, bytes: [...picture.bytes] },
      };
    }),
  };
}

describe("a Word document written and read again", () => {
  it("keeps everything but titles of documents", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBank(), async (bank) => {
        const read = await readBack(bank);
        expect(read.notes).toEqual([]);
        expect(read.questions).toEqual(bank.questions.map((question, at) => kept(bank, question, at)));
      }),
      { numRuns: 60 },
    );
  });
});
