import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudits } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { MAX_TAGS, type Tag, uniqueTags } from "./tag";

export type TagRefusal = "question-unknown" | "too-many-tags";

/** Gives one question exactly these tags. Tags are no part of a wording: they are not reviewed and make no revision. */
export async function setTags(
  { bankSlug, code, tags }: { bankSlug: string; code: string; tags: readonly string[] },
  { now, actorId }: BankContext,
): Promise<Verdict<object, TagRefusal>> {
  const wanted = uniqueTags(tags);
  if (wanted.length > MAX_TAGS) return refuse("too-many-tags");
  return transaction(async (tx) => {
    await lockBanks(tx);
    const question = await tx.question.findFirst({ where: { code, bank: { slug: bankSlug } } });
    if (!question) return refuse("question-unknown");
    const before = await tx.questionTag.findMany({ where: { questionId: question.id } });
    await tx.questionTag.deleteMany({ where: { questionId: question.id } });
    await tx.questionTag.createMany({ data: wanted.map((tag) => ({ questionId: question.id, ...tag })) });
    const without = (some: readonly Tag[], others: readonly Tag[]) =>
      some.filter((one) => !others.some((other) => other.key === one.key && other.tag === one.tag));
    const moved = { added: without(wanted, before), removed: without(before, wanted) };
    await recordTagging(tx, bankSlug, [question], moved, { now, actorId });
    return accept();
  });
}

/** `spelled`: the tag as this question has or had it; left out: as the act spells it. */
type Tagged = { id: string; code: string; spelled?: string };

/** How the audit log calls any change of a question's tags; `detail` names the keys hung on and taken off. */
export const TAG_ACT = "tag-question";

async function recordTagging(
  tx: Tx,
  bankSlug: string,
  questions: readonly Tagged[],
  moved: { added?: readonly Tag[]; removed?: readonly Tag[] },
  { now, actorId, partOf }: BankContext,
): Promise<void> {
  const keysOf = (tags: readonly Tag[] = []) => tags.map((one) => one.key);
  const entries = questions.map(({ id: subjectId, code }) => ({
    ...{ at: now, actorId, act: TAG_ACT, subject: "question", subjectId },
    detail: { bank: bankSlug, code, added: keysOf(moved.added), removed: keysOf(moved.removed), ...partOf },
  }));
  await recordAudits(tx, entries);
}

/** Hangs a tag on questions; gives those that did not have it and have room for it. */
export async function addTagTo(
  tx: Tx,
  bankSlug: string,
  questions: readonly Tagged[],
  tag: Tag,
  context: BankContext,
): Promise<Tagged[]> {
  const spellings = questions.map((one) => one.spelled ?? tag.tag);
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    INSERT INTO question_tag (question_id, key, tag)
    SELECT id, ${tag.key}, spelled
    FROM unnest(${questions.map((one) => one.id)}::uuid[], ${spellings}::text[]) AS wanted (id, spelled)
    WHERE (SELECT count(*) FROM question_tag WHERE question_id = wanted.id) < ${MAX_TAGS}
    ON CONFLICT DO NOTHING
    RETURNING question_id AS "questionId"`;
  const changed = new Set(rows.map((row) => row.questionId));
  const tagged = questions.filter((one) => changed.has(one.id));
  await recordTagging(tx, bankSlug, tagged, { added: [tag] }, context);
  return tagged;
}

/** Takes a tag off questions, however it is spelled; gives those that had it, with the spelling. */
export async function removeTagFrom(
  tx: Tx,
  bankSlug: string,
  questions: readonly Tagged[],
  tag: Tag,
  context: BankContext,
): Promise<Tagged[]> {
  const rows = await tx.$queryRaw<{ questionId: string; spelled: string }[]>`
    DELETE FROM question_tag
    WHERE key = ${tag.key} AND question_id = ANY(${questions.map((one) => one.id)}::uuid[])
    RETURNING question_id AS "questionId", tag AS spelled`;
  const spellings = new Map(rows.map((row) => [row.questionId, row.spelled]));
  const bared = questions.flatMap(({ id, code }) => {
    const spelled = spellings.get(id);
    return spelled === undefined ? [] : [{ id, code, spelled }];
  });
  await recordTagging(tx, bankSlug, bared, { removed: [tag] }, context);
  return bared;
}
