import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { type ContestContext, isPublished } from "./contest";
import { lockContest } from "./locks.server";

export type PublishContestRefusal = "contest-unknown";

/** Makes the public page exist from `now` on. Publishing twice changes nothing. */
export async function publishContest(
  contestId: string,
  { now, actorId }: ContestContext,
): Promise<Verdict<{ publishedAt: Date }, PublishContestRefusal>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("contest-unknown");
    const contest = await tx.contest.findUniqueOrThrow({
      where: { id: contestId },
      select: { publishedAt: true },
    });
    if (contest.publishedAt && isPublished(contest, now)) return accept({ publishedAt: contest.publishedAt });
    await tx.contest.update({ where: { id: contestId }, data: { publishedAt: now } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "publish-contest",
      subject: "contest",
      subjectId: contestId,
    });
    return accept({ publishedAt: now });
  });
}
