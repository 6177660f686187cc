import { registerCitizen } from "~/account/register-citizen.server";
import { createContest } from "~/contest/create-contest.server";
import { editContest } from "~/contest/edit-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import type { Random } from "~/core/random";
import { CITIZEN_MATRIX, fillMatrix, STAFF_MATRIX } from "./matrix";
import { makeName } from "./names";
import { done } from "./outcome";
import { localTime, weekRound } from "./rounds";
import { TUYEN_QUANG_RULES, TUYEN_QUANG_SUMMARY } from "./texts";

export type TuyenQuangContest = {
  contestId: string;
  roundId: string;
  opensAt: Date;
  staffTrackId: string;
  citizenTrackId: string;
};

type Making = { now: Date; bankId: string; holderUnitId: string };

/** Sets up the province's contest: staff and citizens on tracks of their own, points told at once. */
export async function makeTuyenQuangContest({
  now,
  bankId,
  holderUnitId,
}: Making): Promise<TuyenQuangContest> {
  const then = { now: localTime(now, -10, "09:00"), actorId: null };
  const title = "Cuộc thi trực tuyến tìm hiểu cải cách hành chính tỉnh Tuyên Quang năm 2026";
  const { contestId } = done(await createContest({ title, slug: "tuyen-quang-2026", holderUnitId }, then));
  const words = { title, summary: TUYEN_QUANG_SUMMARY, rulesMarkdown: TUYEN_QUANG_RULES };
  const rules = { predictionMetric: null, predictionQuestion: null, pointsPerQuestion: 10 };
  done(
    await editContest(
      contestId,
      { ...words, ...rules, rankingChain: ["points", "duration", "submitted-at"] },
      then,
    ),
  );
  const staff = {
    trackId: null,
    code: "can-bo",
    name: "Cán bộ, công chức, viên chức",
    audience: "staff",
    entryMode: "roster",
    bankIds: [bankId],
  } as const;
  const citizens = {
    trackId: null,
    code: "nguoi-dan",
    name: "Người dân",
    audience: "citizens",
    entryMode: "self",
    bankIds: [bankId],
  } as const;
  const { trackId: staffTrackId } = done(await saveTrack(contestId, { ...staff, bankIds: [bankId] }, then));
  const { trackId: citizenTrackId } = done(
    await saveTrack(contestId, { ...citizens, bankIds: [bankId] }, then),
  );
  for (const trackId of [staffTrackId, citizenTrackId]) {
    const prizes = [
      { name: "Giải Nhất", quantity: 1, reward: "800.000 đồng" },
      { name: "Giải Nhì", quantity: 2, reward: "500.000 đồng" },
    ];
    done(await savePrizes(contestId, trackId, prizes, then));
  }
  done(await publishContest(contestId, then));
  const opensAt = localTime(now, -3, "07:30");
  const week = weekRound("Tuần 1", opensAt, localTime(now, 4, "17:00"));
  const round = {
    ...week,
    durationMs: 15 * 60_000,
    attemptsAllowed: 1,
    resultTiming: "at_once",
    freezeBeforeMs: null,
  } as const;
  const { roundId } = done(await saveRound(contestId, null, round, then));
  await fillMatrix(STAFF_MATRIX, { contestId, roundId, trackId: staffTrackId, bankId, now: then.now });
  await fillMatrix(CITIZEN_MATRIX, { contestId, roundId, trackId: citizenTrackId, bankId, now: then.now });
  done(await openRound(roundId, then));
  return { contestId, roundId, opensAt, staffTrackId, citizenTrackId };
}

export type DemoCitizen = { accountId: string; signInName: string; password: string };

/** Citizens who registered alone, each with a phone number of the range kept for examples and a random password. */
export async function registerCitizens(
  count: number,
  making: { unitIds: readonly string[]; now: Date; makePassword: () => string },
  random: Random,
): Promise<DemoCitizen[]> {
  const { unitIds, now, makePassword } = making;
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const signInName = `09000000${String(at + 10).padStart(2, "0")}`;
      const password = makePassword();
      const source = {
        ip: "127.0.0.1",
        deviceToken: null,
        sessionToken: null,
        userAgent: "demo",
        requestId: "demo",
      };
      const displayName = makeName(random, 0.5);
      const unit = unitIds[at % unitIds.length] as string;
      const registration = { displayName, contact: signInName, unit, password, trusted: false, source, now };
      const { accountId } = done(await registerCitizen(registration));
      return { accountId, signInName, password };
    }),
  );
}
