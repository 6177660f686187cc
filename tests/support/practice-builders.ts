import type { Audience } from "~/bank/question";
import { db } from "~/platform/db.server";
import { createSet } from "~/practice/create-set.server";
import { publishSet } from "~/practice/publish-set.server";
import type { PracticeSet } from "~/practice/set";
import { getSet } from "~/practice/set.queries.server";
import { readSetQuestions } from "~/practice/shown-questions.queries.server";
import { accepted, NOW, system } from "./contest-builders";

let sets = 0;

/** A practice set over the whole bank, not published. */
export async function makeSet(
  bankId: string,
  audience: Audience = "everyone",
  address?: string,
): Promise<PracticeSet> {
  sets += 1;
  const slug = address ?? `on-luyen-${sets}`;
  accepted(await createSet({ title: `Bộ ôn luyện ${sets}`, slug, bankId, audience }, system));
  return getSet(slug);
}

export async function makePublicSet(bankId: string, address?: string): Promise<PracticeSet> {
  const { id, slug } = await makeSet(bankId, "everyone", address);
  accepted(await publishSet(id, system));
  return getSet(slug);
}

/** Ids of the questions that the set shows and holds back, as stored now. */
export async function questionsOf({ slug }: Pick<PracticeSet, "slug">, now = NOW) {
  const { shown, heldBack } = await readSetQuestions(await getSet(slug), now);
  return {
    shown: shown.map((one) => one.questionId),
    heldBack: heldBack.map((one) => one.questionId),
    revisions: shown.map((one) => one.revisionId),
  };
}

/** How many it shows and how many it holds back. */
export async function countsOf(set: Pick<PracticeSet, "slug">, now = NOW): Promise<[number, number]> {
  const { shown, heldBack } = await questionsOf(set, now);
  return [shown.length, heldBack.length];
}

/** The acts on a set, as the audit log has them, oldest first. */
export async function actsOn({ id }: Pick<PracticeSet, "id">) {
  const rows = await db().auditEntry.findMany({
    where: { subject: "practice-set", subjectId: id },
    orderBy: { id: "asc" },
  });
  return rows.map(({ act, reason, actorId, detail }) => ({ act, reason, actorId, detail }));
}
