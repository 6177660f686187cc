/** FNV-1a with a finish that spreads neighbouring texts over all 32 bits. For order, not for secrets. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * `count` of the questions (null: all) in an order that the seed makes. The same seed gives the same order, and a question that
 * goes away leaves the order of the others as it is.
 */
export function selectQuestions<Q extends { questionId: string }>(
  questions: readonly Q[],
  seed: string,
  count: number | null,
): Q[] {
  const ranked = questions.map((question) => ({ question, rank: spread(`${seed} ${question.questionId}`) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.question.questionId < b.question.questionId ? -1 : 1));
  return ranked.slice(0, count ?? ranked.length).map((one) => one.question);
}
