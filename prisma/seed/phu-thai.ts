import { closeOverdue } from "~/attempt/close-overdue.server";
import { barAccount } from "~/contest/bar-account.server";
import { createContest } from "~/contest/create-contest.server";
import { editContest } from "~/contest/edit-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { releaseSolutions } from "~/contest/release-solutions.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import { DEFAULT_RANKING_CHAIN } from "~/core/ranking/chain";
import { approveRound } from "~/standing/approve-round.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { decideAttempt } from "~/standing/decide-attempt.server";
import { lockRound } from "~/standing/lock-round.server";
import { fillMatrix, STAFF_MATRIX } from "./matrix";
import { done } from "./outcome";
import { localTime, weekRound } from "./rounds";
import { PHU_THAI_RULES, PHU_THAI_SUMMARY } from "./texts";

export type PhuThaiContest = {
  contestId: string;
  trackId: string;
  rounds: { roundId: string; opensAt: Date; closesAt: Date }[];
};

type Making = { now: Date; bankId: string; holderUnitId: string };

/** Sets up the commune's contest: one track, a finished, a running and a coming round. */
export async function makePhuThaiContest({ now, bankId, holderUnitId }: Making): Promise<PhuThaiContest> {
  const then = { now: localTime(now, -20, "09:00"), actorId: null };
  const title = "Hội thi trực tuyến tìm hiểu công tác cải cách hành chính xã Phú Thái năm 2026";
  const { contestId } = done(await createContest({ title, slug: "phu-thai-2026", holderUnitId }, then));
  const settings = {
    title,
    summary: PHU_THAI_SUMMARY,
    rulesMarkdown: PHU_THAI_RULES,
    rankingChain: [...DEFAULT_RANKING_CHAIN],
    predictionMetric: "participants",
    predictionQuestion: "Theo Anh/Chị, có bao nhiêu người dự thi đợt này?",
    pointsPerQuestion: 5,
  } as const;
  done(await editContest(contestId, { ...settings, rankingChain: [...settings.rankingChain] }, then));
  const track = {
    trackId: null,
    code: "can-bo",
    name: "Cán bộ, công chức, viên chức, người lao động",
    audience: "staff",
    entryMode: "roster",
    bankIds: [bankId],
  } as const;
  const { trackId } = done(await saveTrack(contestId, { ...track, bankIds: [...track.bankIds] }, then));
  const prizes = [
    { name: "Giải Nhất", quantity: 1, reward: "500.000 đồng" },
    { name: "Giải Nhì", quantity: 2, reward: "300.000 đồng" },
    { name: "Giải Ba", quantity: 3, reward: "200.000 đồng" },
    { name: "Giải Khuyến khích", quantity: 5, reward: "100.000 đồng" },
  ];
  done(await savePrizes(contestId, trackId, prizes, then));
  done(await publishContest(contestId, then));
  const windows = [
    ["Đợt 1", localTime(now, -14, "08:00"), localTime(now, -8, "17:00")],
    ["Đợt 2", localTime(now, -4, "08:00"), localTime(now, 3, "17:00")],
    ["Đợt 3", localTime(now, 7, "08:00"), localTime(now, 13, "17:00")],
  ] as const;
  const rounds: PhuThaiContest["rounds"] = [];
  for (const [name, opensAt, closesAt] of windows) {
    const { roundId } = done(await saveRound(contestId, null, weekRound(name, opensAt, closesAt), then));
    await fillMatrix(STAFF_MATRIX, { contestId, roundId, trackId, bankId, now: then.now });
    rounds.push({ roundId, opensAt, closesAt });
  }
  for (const { roundId } of rounds) done(await openRound(roundId, then));
  return { contestId, trackId, rounds };
}

type Settling = {
  contestId: string;
  roundId: string;
  closesAt: Date;
  organiserId: string;
  auditorId: string;
  doubtful: readonly string[];
};

/** Brings the finished round to its official result: lock, standing, two decisions of which one is taken back, approval. */
export async function settleRound({
  roundId,
  closesAt,
  organiserId,
  auditorId,
  doubtful,
}: Settling): Promise<void> {
  const after = (minutes: number) => new Date(closesAt.getTime() + minutes * 60_000);
  await closeOverdue({ now: after(25) });
  done(await lockRound(roundId, { now: after(30), actorId: organiserId }));
  const first = done(await computeStanding(roundId, { now: after(35), actorId: organiserId }));
  const [stays, comesBack] = doubtful;
  let version = first.standings[0]?.version ?? 1;
  const decide = async (
    attemptId: string,
    verdict: "disqualify" | "reinstate",
    reason: string,
    minutes: number,
  ) => {
    const context = { now: after(minutes), actorId: organiserId };
    const decided = done(await decideAttempt({ roundId, attemptId, verdict, reason }, context));
    version = decided.standings[0]?.version ?? version;
  };
  if (stays)
    await decide(stays, "disqualify", "Người dự thi xác nhận đã nhờ người khác làm bài thay.", 24 * 60);
  if (comesBack) {
    await decide(
      comesBack,
      "disqualify",
      "Hai lượt thi của hai người trên cùng một máy, chờ xác minh.",
      24 * 60 + 20,
    );
    await decide(
      comesBack,
      "reinstate",
      "Đơn vị xác nhận hai người dùng chung máy tính của phòng họp.",
      26 * 60,
    );
  }
  done(await releaseSolutions(roundId, { now: after(27 * 60), actorId: organiserId }));
  const approval = {
    roundId,
    version,
    note: "Kết quả đúng với thể lệ, đã xem xét các quyết định của Ban Tổ chức.",
  };
  done(await approveRound(approval, { now: after(50 * 60), actorId: auditorId }));
}

/** Organisers do not sit. */
export async function barHelpers(contestId: string, accountIds: readonly string[], now: Date): Promise<void> {
  for (const accountId of accountIds) {
    const reason = "Thành viên Tổ giúp việc Ban Tổ chức";
    done(
      await barAccount(
        contestId,
        { accountId, reason },
        { now: localTime(now, -19, "10:00"), actorId: null },
      ),
    );
  }
}
