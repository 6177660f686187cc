import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationLine } from "~/format/citation-line";
import type { ExportedQuestion } from "~/format/exported-bank";
import { audienceWords, difficultyWords } from "~/format/foreign-tags";
import type { FoundPicture } from "~/format/found-question";
import { readMoodleXml } from "~/format/read-moodle-xml.server";
import { writeMoodleXml } from "~/format/write-moodle-xml";
import { arbitraryBank, shown } from "../../support/exported-bank-arbitrary";

/** All that Moodle XML holds of a question. It has no place for titles of documents. */
function kept(question: ExportedQuestion) {
  const { citation, topicCode, difficulty, audience, stem, explanation, picture, ...same } = question;
  return {
    ...same,
    label: question.code,
    topic: topicCode,
    difficulty: difficultyWords(difficulty),
    audience: audienceWords(audience),
    citation: citation && citationLine(citation),
    stem: shown(stem),
    explanation: shown(explanation),
    picture: picture && { name: picture.name, alt: picture.alt, bytes: [...picture.bytes] },
    notes: [],
  };
}

describe("Moodle XML written and read again", () => {
  it("keeps everything that Moodle XML holds", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryBank(), (bank) => {
        const read = readMoodleXml(writeMoodleXml(bank));
        if (!read.ok) throw new Error(read.reason);
        const pictureOf = (index: number): FoundPicture | undefined => read.file.pictures[index];
        const questions = read.file.questions.map(({ place: _, picture, ...question }) => ({
          ...question,
          stem: shown(question.stem),
          explanation: shown(question.explanation),
          picture: picture && {
            name: pictureOf(picture.index)?.name,
            alt: picture.alt,
            bytes: [...(pictureOf(picture.index)?.bytes ?? [])],
          },
        }));
        expect(questions).toEqual(bank.questions.map(kept));
        expect(read.file.notes).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
