import type { Random } from "~/core/random";
import { randomInt } from "~/core/random";
import { db } from "~/platform/db.server";

/** A question as a paper stores it. */
export type StoredQuestion = { revisionId: string; options: { id: string; key: string }[] };

type AnswerKey = { keys: string[]; ease: number; place: string };

/** What is right, by revision; how easy it is; and where in the matrix it belongs. */
export type AnswerKeys = ReadonlyMap<string, AnswerKey>;

/** What the difficulty adds to a person's chance of knowing the answer. */
const EASE = { easy: 0.12, medium: -0.02, hard: -0.18 } as const;

export async function readAnswerKeys(): Promise<AnswerKeys> {
  const rows = await db().questionRevision.findMany({
    select: {
      id: true,
      difficulty: true,
      solution: { select: { keys: true } },
      topic: { select: { code: true } },
    },
  });
  return new Map(
    rows.map(({ id, difficulty, solution, topic }) => {
      const place = `${topic.code} ${difficulty}`;
      return [id, { keys: solution?.keys ?? [], ease: EASE[difficulty], place }];
    }),
  );
}

function choiceOf(
  question: StoredQuestion,
  keys: readonly string[],
  isKnown: boolean,
  random: Random,
): string[] {
  const isRight = ({ key }: { key: string }) => keys.includes(key);
  const right = question.options.filter(isRight);
  const wrong = question.options.filter((option) => !isRight(option));
  const at = randomInt(random, Math.max(1, wrong.length));
  return (isKnown ? right : [wrong[at] ?? right[0]]).flatMap((option) => option?.id ?? []);
}

/**
 * What a person of this skill (0..1) answers, by the order of the paper. What the person knows is drawn by topic and difficulty:
 * which question of them and in which order hangs on ids and secrets, and the same demo gives the same score every time.
 */
export function planAnswers(
  paper: readonly StoredQuestion[],
  answerKeys: AnswerKeys,
  { skill, random }: { skill: number; random: Random },
): string[][] {
  const questions = paper.map((question, at) => {
    const answerKey = answerKeys.get(question.revisionId);
    if (!answerKey) throw new Error(`no solution to ${question.revisionId}`);
    return { ...answerKey, question, at };
  });
  const choices: string[][] = [];
  for (const { question, keys, ease, at } of questions.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    const isKnown = random() < skill + ease;
    choices[at] = choiceOf(question, keys, isKnown, random);
  }
  return choices;
}
