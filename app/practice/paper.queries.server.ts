import { type Wording, wordingsOf } from "~/attempt/papers.server";
import { listTopics } from "~/bank/pool.queries.server";
import type { DrawnOption } from "~/core/drawing/draw";
import { seededRandom, shuffle } from "~/core/random";
import { createToken, keyedHash } from "~/platform/tokens.server";
import type { PracticePaper, PracticeQuestion } from "./paper";
import { PAGE_SIZES, type PaperAddress } from "./paper-address";
import { selectQuestions } from "./select-questions";
import type { PracticeSet } from "./set";
import { readSetQuestions } from "./shown-questions.queries.server";

/** A seed for a new paper. */
export function drawSeed(): string {
  return createToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "0");
}

/**
 * The options in the order in which a seed shows them, Đúng / Sai in their own. Their ids are their places: the author's keys
 * would tell an order to be found. The order hangs on the installation's secret, so that the address does not tell it either.
 */
export function drawOptions(wording: Wording, revisionId: string, seed: string): DrawnOption[] {
  const keys = [...wording.texts.keys()];
  const random = seededRandom(keyedHash("practice", `${seed} ${revisionId}`));
  const shown = wording.type === "true_false" ? keys : shuffle(random, keys);
  return shown.map((key, at) => ({ id: String(at + 1), key }));
}

/** One page of the paper that the address names, of what the set shows at `now`. A page beyond the end is the last one. */
export async function readPaper(set: PracticeSet, address: PaperAddress, now: Date): Promise<PracticePaper> {
  const [{ shown }, topics] = await Promise.all([readSetQuestions(set, now), listTopics([set.bankId])]);
  const wanted = new Set(
    topics.filter((topic) => address.topics.includes(topic.code)).map((one) => one.topicId),
  );
  const chosen = wanted.size === 0 ? shown : shown.filter((question) => wanted.has(question.topicId));
  const selected = selectQuestions(chosen, address.seed, address.count);
  const size = PAGE_SIZES[address.view];
  const pageCount = Math.max(1, Math.ceil(selected.length / size));
  const page = Math.min(address.page, pageCount);
  const first = (page - 1) * size;
  const ofPage = address.isResult ? [] : selected.slice(first, first + size);
  const wordingOf = await wordingsOf(ofPage.map((question) => question.revisionId));
  const questions = ofPage.map(({ revisionId, topicId }, at): PracticeQuestion => {
    const wording = wordingOf(revisionId);
    const { type, stemHtml, picture, prompts } = wording;
    const options = drawOptions(wording, revisionId, address.seed).map(({ id, key }) => {
      return { id, text: wording.texts.get(key) ?? "" };
    });
    const topicName = topics.find((topic) => topic.topicId === topicId)?.name ?? "";
    return { id: revisionId, position: first + at + 1, type, stemHtml, picture, prompts, options, topicName };
  });
  const { slug, title } = set;
  return {
    set: { slug, title },
    address: { ...address, page },
    questions,
    total: selected.length,
    pageCount,
  };
}
