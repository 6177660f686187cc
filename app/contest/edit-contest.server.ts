import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { type ContestContext, type ContestSettings, structureOf } from "./contest";
import { CONTEST_COLUMNS, contestView } from "./contest-row.server";
import { lockContest } from "./locks.server";
import { isOpenBusiness } from "./round";
import { readRounds } from "./round-row.server";

export type EditContestRefusal = "contest-unknown" | "round-open";

/**
 * Changes the settings. While a round is open business (opened, not yet official) the ranking chain, the prediction and
 * the points stand fast: "round-open" names the rounds. Title, summary and rules text may change at any time.
 */
export async function editContest(
  contestId: string,
  settings: ContestSettings,
  { now, actorId }: ContestContext,
): Promise<Verdict<unknown, EditContestRefusal, { roundNumbers?: number[] }>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("contest-unknown");
    const before = contestView(
      await tx.contest.findUniqueOrThrow({ where: { id: contestId }, select: CONTEST_COLUMNS }),
    );
    const isStructural = structureOf(before) !== structureOf(settings);
    if (isStructural) {
      const open = (await readRounds(tx, contestId, now)).filter((round) => isOpenBusiness(round.phase));
      if (open.length > 0) return refuse("round-open", { roundNumbers: open.map((round) => round.number) });
    }
    const { title, summary, rulesMarkdown } = settings;
    const { rankingChain, predictionMetric, predictionQuestion, pointsPerQuestion } = settings;
    await tx.contest.update({
      where: { id: contestId },
      data: {
        title,
        summary,
        rulesMarkdown,
        rankingChain,
        predictionMetric,
        predictionQuestion,
        pointsPerQuestion,
      },
    });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "edit-contest",
      subject: "contest",
      subjectId: contestId,
      detail: { structural: isStructural, rankingChain, predictionMetric, pointsPerQuestion },
    });
    return accept();
  });
}
