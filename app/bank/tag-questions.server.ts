import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
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
    const { id } = question;
    await tx.questionTag.deleteMany({ where: { questionId: id } });
    await tx.questionTag.createMany({ data: wanted.map((tag) => ({ questionId: id, ...tag })) });
    const detail = { bank: bankSlug, code, tags: wanted.map((one) => one.tag) };
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "tag-question",
      subject: "question",
      subjectId: id,
      detail,
    });
    return accept();
  });
}

/** Hangs a tag on questions; gives the ids of those that did not have it and have room for it. */
export async function addTagTo(tx: Tx, questionIds: readonly string[], { key, tag }: Tag): Promise<string[]> {
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    INSERT INTO question_tag (question_id, key, tag)
    SELECT id, ${key}, ${tag} FROM unnest(${[...questionIds]}::uuid[]) AS wanted (id)
    WHERE (SELECT count(*) FROM question_tag WHERE question_id = wanted.id) < ${MAX_TAGS}
    ON CONFLICT DO NOTHING
    RETURNING question_id AS "questionId"`;
  return rows.map((row) => row.questionId);
}

/** Takes a tag off questions; gives the ids of those that had it. */
export async function removeTagFrom(tx: Tx, questionIds: readonly string[], key: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    DELETE FROM question_tag WHERE key = ${key} AND question_id = ANY(${[...questionIds]}::uuid[])
    RETURNING question_id AS "questionId"`;
  return rows.map((row) => row.questionId);
}
