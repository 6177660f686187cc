import type { Random } from "~/core/random";
import type { QuestionType } from "~/core/scoring/types";
import { assertNever } from "~/core/verdict";
import { db } from "~/platform/db.server";

/** A question as a paper stores it. */
export type StoredQuestion = { revisionId: string; options: { id: string; key: string }[] };

type AnswerKey = { type: QuestionType; keys: string[]; ease: number; place: string };

/** What is right, by revision; how easy it is; and where in the matrix it belongs. */
export type AnswerKeys = ReadonlyMap<string, AnswerKey>;

/** What the difficulty adds to a person's chance of knowing the answer. */
const EASE = { easy: 0.12, medium: -0.02, hard: -0.18 } as const;

export async function readAnswerKeys(): Promise<AnswerKeys> {
  const rows = await db().questionRevision.findMany({
    select: {
      id: true,
      type: true,
      difficulty: true,
      solution: { select: { keys: true } },
      topic: { select: { code: true } },
    },
  });
  return new Map(
    rows.map(({ id, type, difficulty, solution, topic }) => {
      const place = `${topic.code} ${difficulty}`;
      return [id, { type, keys: solution?.keys ?? [], ease: EASE[difficulty], place }];
    }),
  );
}

/** What is typed by somebody who does not know. */
const BLANK_GUESS = "Không nhớ rõ";

/** The right answer in the form a paper takes it. */
function rightChoice({ options }: StoredQuestion, { type, keys }: AnswerKey): string[] {
  if (type === "short_answer") return keys.slice(0, 1);
  const idOf = (key: string) => options.find((option) => option.key === key)?.id ?? "";
  if (type === "ordering" || type === "matching") return keys.map(idOf);
  return options.filter((option) => keys.includes(option.key)).map((option) => option.id);
}

/** A wrong one, near enough to the right one; `turn` tells one guess from another. */
function wrongChoice(question: StoredQuestion, answerKey: AnswerKey, turn: (n: number) => number): string[] {
  const right = rightChoice(question, answerKey);
  const others = question.options.map((option) => option.id).filter((id) => !right.includes(id));
  switch (answerKey.type) {
    case "single":
    case "multiple":
    case "true_false":
      return [others[turn(others.length)] ?? right[0]].flatMap((id) => id ?? []);
    case "ordering": {
      const at = turn(right.length - 1);
      return right.map(
        (id, place) => (place === at ? right[at + 1] : place === at + 1 ? right[at] : id) ?? "",
      );
    }
    case "matching": {
      const at = turn(right.length);
      const wrong = question.options.map((option) => option.id).find((id) => id !== right[at]) ?? "";
      return right.map((id, place) => (place === at ? wrong : id));
    }
    case "short_answer":
      return [BLANK_GUESS];
    default:
      return assertNever(answerKey.type);
  }
}

function choiceOf(
  question: StoredQuestion,
  answerKey: AnswerKey,
  isKnown: boolean,
  random: Random,
): string[] {
  // The same number of draws either way, so that one answer does not move the chance of the next.
  const drawn = random();
  const turn = (n: number) => Math.floor(drawn * Math.max(1, n));
  return isKnown ? rightChoice(question, answerKey) : wrongChoice(question, answerKey, turn);
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
  for (const { question, at, ...answerKey } of questions.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    const isKnown = random() < skill + answerKey.ease;
    choices[at] = choiceOf(question, answerKey, isKnown, random);
  }
  return choices;
}
