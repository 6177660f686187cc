import { closeOverdue } from "~/attempt/close-overdue.server";
import { releaseSolutions } from "~/contest/release-solutions.server";
import { approveRound } from "~/standing/approve-round.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { decideAttempt } from "~/standing/decide-attempt.server";
import { lockRound } from "~/standing/lock-round.server";
import type { Officials } from "./officials";
import { done } from "./outcome";
import type { PhuThaiContest } from "./phu-thai-contest";

/** Which attempts of the round, in the order in which units and people come, somebody looked at more closely. */
const DOUBTFUL = [40, 41] as const;

type Verdict = {
  attemptId: string;
  verdict: "disqualify" | "reinstate";
  reason: string;
  /** Counted from the end of the round. */
  afterHours: number;
};

/** One attempt stays out; another is taken back in once its matter is cleared up. */
function verdicts(attemptIds: readonly string[]): Verdict[] {
  const [stays = "", comesBack = ""] = DOUBTFUL.map((at) => attemptIds[at]);
  return [
    {
      ...{ attemptId: stays, verdict: "disqualify", afterHours: 24 },
      reason: "Người dự thi xác nhận đã nhờ người khác làm bài thay.",
    },
    {
      ...{ attemptId: comesBack, verdict: "disqualify", afterHours: 24.5 },
      reason: "Hai lượt thi của hai người trên cùng một máy, chờ xác minh.",
    },
    {
      ...{ attemptId: comesBack, verdict: "reinstate", afterHours: 26 },
      reason: "Đơn vị xác nhận hai người dùng chung máy tính của phòng họp.",
    },
  ];
}

/** Brings the finished round to its official result: lock, standing, decisions, answers released, approval. */
export async function settleFirstRound(
  { finished: { roundId, closesAt } }: PhuThaiContest,
  { organiserId, auditorId }: Pick<Officials, "organiserId" | "auditorId">,
  attemptIds: readonly string[],
): Promise<void> {
  const after = (hours: number) => new Date(closesAt.getTime() + hours * 3_600_000);
  const byOrganiser = (hours: number) => ({ now: after(hours), actorId: organiserId });
  await closeOverdue({ now: after(0.4) });
  done(await lockRound(roundId, byOrganiser(0.5)));
  let { standings } = done(await computeStanding(roundId, byOrganiser(0.6)));
  for (const { afterHours, ...decision } of verdicts(attemptIds)) {
    ({ standings } = done(await decideAttempt({ roundId, ...decision }, byOrganiser(afterHours))));
  }
  done(await releaseSolutions(roundId, byOrganiser(27)));
  const version = standings[0]?.version ?? 0;
  const note = "Kết quả đúng với thể lệ, đã xem xét các quyết định của Ban Tổ chức.";
  done(await approveRound({ roundId, version, note }, { now: after(50), actorId: auditorId }));
}
