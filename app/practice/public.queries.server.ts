import { listTopics } from "~/bank/pool.queries.server";
import type { PracticeSet } from "./set";
import { listPublicSets } from "./set.queries.server";
import { readSetQuestions } from "./shown-questions.queries.server";

/** A published set as the list shows it. `questions`: how many it shows now. */
export type SetCard = { slug: string; title: string; description: string; questions: number };

/** What one chooses from before practising. */
export type SetChoice = SetCard & { topics: { code: string; name: string; questions: number }[] };

/** Every set that everybody may practise with, with the sets themselves for the search. */
export async function listSetCards(now: Date): Promise<{ cards: SetCard[]; sets: PracticeSet[] }> {
  const sets = await listPublicSets();
  const cards = await Promise.all(
    sets.map(async (set) => cardOf(set, (await readSetQuestions(set, now)).shown.length)),
  );
  return { cards, sets };
}

/** The set with its topics that have questions now, in the bank's order. */
export async function readSetChoice(set: PracticeSet, now: Date): Promise<SetChoice> {
  const [{ shown }, topics] = await Promise.all([readSetQuestions(set, now), listTopics([set.bankId])]);
  const counted = topics.map(({ topicId, code, name }) => {
    return { code, name, questions: shown.filter((one) => one.topicId === topicId).length };
  });
  return { ...cardOf(set, shown.length), topics: counted.filter((topic) => topic.questions > 0) };
}

function cardOf({ slug, title, description }: PracticeSet, questions: number): SetCard {
  return { slug, title, description, questions };
}
