import { listTopics } from "~/bank/pool.queries.server";
import { saveMatrix } from "~/contest/save-matrix.server";
import type { Difficulty, MatrixCell } from "~/core/drawing/matrix";
import { done } from "./outcome";

type Wish = { difficulty: Difficulty; topics: readonly string[] };

const topicCodes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `T${from + at}`);

/** 20 questions: an easy one of every topic, six of medium difficulty, three hard ones. */
export const STAFF_MATRIX: readonly Wish[] = [
  { difficulty: "easy", topics: topicCodes(1, 11) },
  { difficulty: "medium", topics: ["T1", "T3", "T4", "T5", "T7", "T9"] },
  { difficulty: "hard", topics: ["T3", "T6", "T10"] },
];

/** 13 questions nearer to what people meet at the counter. */
export const CITIZEN_MATRIX: readonly Wish[] = [
  { difficulty: "easy", topics: ["T1", "T3", "T4", "T5", "T9", "T11"] },
  { difficulty: "medium", topics: ["T1", "T3", "T4", "T5", "T7", "T9", "T10"] },
];

type Place = { contestId: string; roundId: string; trackId: string; bankId: string; now: Date };

/** Writes the matrix of one round and track. */
export async function fillMatrix(wishes: readonly Wish[], { bankId, now, ...place }: Place): Promise<void> {
  const ids = new Map((await listTopics([bankId])).map((topic) => [topic.code, topic.topicId]));
  const cells: MatrixCell[] = wishes.flatMap(({ difficulty, topics }) =>
    topics.map((code) => ({ topicId: ids.get(code) ?? code, difficulty, count: 1 })),
  );
  done(await saveMatrix(place, cells, { now, actorId: null }));
}
