import { createContest } from "~/contest/create-contest.server";
import { editContest } from "~/contest/edit-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import type { DemoWorld } from "./demo-world";
import { CITIZEN_MATRIX, fillMatrix, STAFF_MATRIX } from "./matrix";
import { done } from "./outcome";
import { localTime, weekRound } from "./rounds";
import { TUYEN_QUANG_RULES, TUYEN_QUANG_SUMMARY } from "./texts";

export type TuyenQuangContest = {
  contestId: string;
  roundId: string;
  opensAt: Date;
  durationMs: number;
  staffTrackId: string;
  citizenTrackId: string;
};

type Making = { bankId: string; holderUnitId: string; provinceId: string };
type Then = { now: Date; actorId: string };

const TITLE = "Cuộc thi trực tuyến tìm hiểu cải cách hành chính tỉnh Tuyên Quang năm 2026";

const STAFF = {
  trackId: null,
  code: "can-bo",
  name: "Cán bộ, công chức, viên chức",
  audience: "staff",
  entryMode: "roster",
} as const;

const CITIZENS = {
  trackId: null,
  code: "nguoi-dan",
  name: "Người dân",
  audience: "citizens",
  entryMode: "self",
} as const;

async function writeContest(holderUnitId: string, then: Then): Promise<string> {
  const { contestId } = done(
    await createContest({ title: TITLE, slug: "tuyen-quang-2026", holderUnitId }, then),
  );
  const settings = {
    title: TITLE,
    summary: TUYEN_QUANG_SUMMARY,
    rulesMarkdown: TUYEN_QUANG_RULES,
    rankingChain: ["points", "duration", "submitted-at"] as ("points" | "duration" | "submitted-at")[],
    predictionMetric: null,
    predictionQuestion: null,
    pointsPerQuestion: 10,
  };
  done(await editContest(contestId, settings, then));
  return contestId;
}

async function addTrack(
  contestId: string,
  track: typeof STAFF | typeof CITIZENS,
  bankId: string,
  then: Then,
): Promise<string> {
  const { trackId } = done(await saveTrack(contestId, { ...track, bankIds: [bankId] }, then));
  const prizes = [
    { name: "Giải Nhất", quantity: 1, reward: "800.000 đồng" },
    { name: "Giải Nhì", quantity: 2, reward: "500.000 đồng" },
  ];
  done(await savePrizes(contestId, trackId, prizes, then));
  return trackId;
}

/** Sets the province's contest up: staff and citizens on tracks of their own, points told at once. */
export async function makeTuyenQuangContest(
  { now }: DemoWorld,
  { bankId, holderUnitId, provinceId }: Making,
): Promise<TuyenQuangContest> {
  const then = { now: localTime(now, -10, "09:00"), actorId: provinceId };
  const contestId = await writeContest(holderUnitId, then);
  const staffTrackId = await addTrack(contestId, STAFF, bankId, then);
  const citizenTrackId = await addTrack(contestId, CITIZENS, bankId, then);
  done(await publishContest(contestId, then));
  const opensAt = localTime(now, -3, "07:30");
  const durationMs = 15 * 60_000;
  const week = weekRound("Tuần 1", opensAt, localTime(now, 4, "17:00"));
  const terms = { durationMs, attemptsAllowed: 1, resultTiming: "at_once", freezeBeforeMs: null } as const;
  const { roundId } = done(await saveRound(contestId, null, { ...week, ...terms }, then));
  const place = { contestId, roundId, bankId, now: then.now };
  await fillMatrix(STAFF_MATRIX, { ...place, trackId: staffTrackId });
  await fillMatrix(CITIZEN_MATRIX, { ...place, trackId: citizenTrackId });
  done(await openRound(roundId, then));
  return { contestId, roundId, opensAt, durationMs, staffTrackId, citizenTrackId };
}
