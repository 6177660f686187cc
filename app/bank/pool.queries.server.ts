import type { PoolQuestion } from "~/core/drawing/draw";
import { db, type Tx } from "~/platform/db.server";
import { type Audience, type QuestionPicture, storedOptions } from "./question";

export type PoolAudience = Audience;

/** A topic of one of the banks, in the order of the banks' own lists. */
export type PoolTopic = { topicId: string; code: string; name: string; bankId: string; bankName: string };

/**
 * What papers for `audience` can be drawn from: the newest approved revision of every question of the banks that is not
 * retired, where it is meant for everyone or for exactly this audience. Always in the same order. Reads no key. `tx`: the transaction to read in.
 */
export async function listPool(
  bankIds: readonly string[],
  audience: PoolAudience,
  tx: Tx = db(),
): Promise<PoolQuestion[]> {
  if (bankIds.length === 0) return [];
  const questions = await tx.question.findMany({
    where: { bankId: { in: [...bankIds] }, retiredAt: null },
    orderBy: [{ bankId: "asc" }, { code: "asc" }],
    select: {
      revisions: {
        where: { approvedAt: { not: null } },
        orderBy: { number: "desc" },
        take: 1,
        select: { id: true, topicId: true, difficulty: true, type: true, audience: true, options: true },
      },
    },
  });
  return questions
    .flatMap((question) => question.revisions)
    .filter((revision) => revision.audience === "everyone" || revision.audience === audience)
    .map(({ id, topicId, difficulty, type, options }) => {
      return {
        revisionId: id,
        topicId,
        difficulty,
        type,
        optionKeys: storedOptions(options).map((one) => one.key),
      };
    });
}

/** Topics of the banks, bank by bank. */
export async function listTopics(bankIds: readonly string[], tx: Tx = db()): Promise<PoolTopic[]> {
  if (bankIds.length === 0) return [];
  const topics = await tx.topic.findMany({
    where: { bankId: { in: [...bankIds] } },
    orderBy: [{ bank: { name: "asc" } }, { position: "asc" }, { code: "asc" }],
    select: { id: true, code: true, name: true, bank: { select: { id: true, name: true } } },
  });
  return topics.map(({ id, code, name, bank }) => {
    return { topicId: id, code, name, bankId: bank.id, bankName: bank.name };
  });
}

/** Banks that a track can draw from, with how many questions are in use in each. */
export async function listPoolBanks(): Promise<
  { id: string; slug: string; name: string; questions: number }[]
> {
  const banks = await db().bank.findMany({
    orderBy: { name: "asc" },
    select: {
      id: true,
      slug: true,
      name: true,
      _count: {
        select: {
          questions: { where: { retiredAt: null, revisions: { some: { approvedAt: { not: null } } } } },
        },
      },
    },
  });
  return banks.map(({ id, slug, name, _count }) => ({ id, slug, name, questions: _count.questions }));
}

/** The words of one revision as the author ordered them. Nothing of what is right, but an order to be found may be the author's. */
export type QuestionWords = {
  revisionId: string;
  type: PoolQuestion["type"];
  /** Markdown, see `question-text.ts`. */
  stem: string;
  picture: (QuestionPicture & { width: number; height: number }) | null;
  /** Left side of a matching question. */
  prompts: string[];
  options: { key: string; text: string }[];
};

/** Words of the revisions, by id. */
export async function listQuestionWords(revisionIds: readonly string[]): Promise<Map<string, QuestionWords>> {
  const rows = await db().questionRevision.findMany({
    where: { id: { in: [...revisionIds] } },
    select: {
      id: true,
      type: true,
      stem: true,
      prompts: true,
      options: true,
      pictureAlt: true,
      picture: { select: { id: true, width: true, height: true } },
    },
  });
  return new Map(
    rows.map(({ id, type, stem, prompts, options, pictureAlt, picture }) => {
      const shown = picture && { ...picture, alt: pictureAlt ?? "" };
      return [id, { revisionId: id, type, stem, picture: shown, prompts, options: storedOptions(options) }];
    }),
  );
}
