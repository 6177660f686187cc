/**
 * Whether an answer says something about everything that is asked: in a matching question "" stands for a prompt without a
 * pick. The same for keys and for the ids that stand for them on a paper.
 */
export function isComplete(answer: readonly string[]): boolean {
  return answer.length > 0 && !answer.includes("");
}
