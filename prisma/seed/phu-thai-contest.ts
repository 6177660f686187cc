import { barAccount } from "~/contest/bar-account.server";
import { createContest } from "~/contest/create-contest.server";
import { editContest } from "~/contest/edit-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import { DEFAULT_RANKING_CHAIN } from "~/core/ranking/chain";
import { type AccountIds, accountIdOf } from "./accounts";
import type { DemoWorld } from "./demo-world";
import { fillMatrix, STAFF_MATRIX } from "./matrix";
import { done } from "./outcome";
import type { DemoPlace } from "./places";
import { localTime, weekRound } from "./rounds";
import { PHU_THAI_RULES, PHU_THAI_SUMMARY } from "./texts";

export type DemoRound = { name: string; roundId: string; opensAt: Date; closesAt: Date; durationMs: number };

/** The commune's contest: its rounds are finished, open and coming, in this order. */
export type PhuThaiContest = {
  contestId: string;
  trackId: string;
  organiserId: string;
  finished: DemoRound;
  open: DemoRound;
  coming: DemoRound;
};

type Making = { bankId: string; holderUnitId: string; organiserId: string };
type Then = { now: Date; actorId: string };

const TITLE = "Hội thi trực tuyến tìm hiểu công tác cải cách hành chính xã Phú Thái năm 2026";

async function writeContest(holderUnitId: string, then: Then): Promise<string> {
  const { contestId } = done(
    await createContest({ title: TITLE, slug: "phu-thai-2026", holderUnitId }, then),
  );
  const settings = {
    title: TITLE,
    summary: PHU_THAI_SUMMARY,
    rulesMarkdown: PHU_THAI_RULES,
    rankingChain: [...DEFAULT_RANKING_CHAIN],
    predictionMetric: "participants" as const,
    predictionQuestion: "Theo Anh/Chị, có bao nhiêu người dự thi đợt này?",
    pointsPerQuestion: 5,
  };
  done(await editContest(contestId, settings, then));
  return contestId;
}

async function addTrack(contestId: string, bankId: string, then: Then): Promise<string> {
  const track = {
    trackId: null,
    code: "can-bo",
    name: "Cán bộ, công chức, viên chức, người lao động",
    audience: "staff" as const,
    entryMode: "roster" as const,
    bankIds: [bankId],
  };
  const { trackId } = done(await saveTrack(contestId, track, then));
  const prizes = [
    { name: "Giải Nhất", quantity: 1, reward: "500.000 đồng" },
    { name: "Giải Nhì", quantity: 2, reward: "300.000 đồng" },
    { name: "Giải Ba", quantity: 3, reward: "200.000 đồng" },
    { name: "Giải Khuyến khích", quantity: 5, reward: "100.000 đồng" },
  ];
  done(await savePrizes(contestId, trackId, prizes, then));
  return trackId;
}

type RoundPlace = { contestId: string; trackId: string; bankId: string };

async function addRound(
  { contestId, trackId, bankId }: RoundPlace,
  [name, opensAt, closesAt]: readonly [string, Date, Date],
  then: Then,
): Promise<DemoRound> {
  const settings = weekRound(name, opensAt, closesAt);
  const { roundId } = done(await saveRound(contestId, null, settings, then));
  await fillMatrix(STAFF_MATRIX, { contestId, roundId, trackId, bankId, now: then.now });
  done(await openRound(roundId, then));
  return { name, roundId, opensAt, closesAt, durationMs: settings.durationMs };
}

/** Sets the commune's contest up: one track and three rounds. */
export async function makePhuThaiContest(
  { now }: DemoWorld,
  { bankId, holderUnitId, organiserId }: Making,
): Promise<PhuThaiContest> {
  const then = { now: localTime(now, -20, "09:00"), actorId: organiserId };
  const on = (days: number, time: string) => localTime(now, days, time);
  const contestId = await writeContest(holderUnitId, then);
  const trackId = await addTrack(contestId, bankId, then);
  done(await publishContest(contestId, then));
  const place = { contestId, trackId, bankId };
  return {
    ...{ contestId, trackId, organiserId },
    finished: await addRound(place, ["Đợt 1", on(-14, "08:00"), on(-8, "17:00")], then),
    open: await addRound(place, ["Đợt 2", on(-4, "08:00"), on(3, "17:00")], then),
    coming: await addRound(place, ["Đợt 3", on(7, "08:00"), on(13, "17:00")], then),
  };
}

/** The last two of the office that organises help with the contest and do not sit. Returns their codes. */
export async function barHelpers(
  { now }: DemoWorld,
  { contestId, organiserId }: PhuThaiContest,
  { units }: DemoPlace,
  accountIds: AccountIds,
): Promise<string[]> {
  const codes = units.find((unit) => unit.code === "PT-VHXH")?.memberCodes.slice(-2) ?? [];
  const then = { now: localTime(now, -19, "10:00"), actorId: organiserId };
  for (const code of codes) {
    const accountId = accountIdOf(accountIds, code);
    done(await barAccount(contestId, { accountId, reason: "Thành viên Tổ giúp việc Ban Tổ chức" }, then));
  }
  return codes;
}
