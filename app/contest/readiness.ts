import { isConsentVersion } from "./consent";
import type { Shortage } from "./matrix";

/** What must, or should, be there before a round opens, in the order in which organisers prepare it. */
const READINESS_STEPS = [
  "rules",
  "prizes",
  "tracks",
  "banks",
  "window",
  "matrix",
  "prediction",
  "consent",
  "published",
] as const;
export type ReadinessStep = (typeof READINESS_STEPS)[number];

export type ReadinessItem = {
  step: ReadinessStep;
  done: boolean;
  /** Advice only: a round opens without it. */
  optional: boolean;
  /** The track it is about; null: the contest or the round as a whole. */
  track: { id: string; code: string; name: string } | null;
  /** Cells that the banks cannot fill (step "matrix"). */
  shortages: Shortage[];
};

export type ReadinessFacts = {
  now: Date;
  contest: {
    publishedAt: Date | null;
    rulesMarkdown: string;
    consentVersion: string;
    predictionMetric: string | null;
    predictionQuestion: string | null;
  };
  prizeCount: number;
  round: { opensAt: Date; closesAt: Date };
  tracks: readonly {
    id: string;
    code: string;
    name: string;
    bankCount: number;
    /** Problems of this round's matrix on this track; none: papers can be drawn. */
    problemCount: number;
    shortages: Shortage[];
  }[];
};

/** Everything to be looked at before a round opens, done or not. */
export function checkReadiness(facts: ReadinessFacts): ReadinessItem[] {
  const { now, contest, round, tracks } = facts;
  const whole = (step: ReadinessStep, done: boolean, optional = false): ReadinessItem => {
    return { step, done, optional, track: null, shortages: [] };
  };
  const perTrack = tracks.flatMap((track): ReadinessItem[] => {
    const { id, code, name, shortages } = track;
    const about = { optional: false, track: { id, code, name } };
    return [
      { ...about, step: "banks", done: track.bankCount > 0, shortages: [] },
      { ...about, step: "matrix", done: track.problemCount === 0, shortages },
    ];
  });
  const predicts = contest.predictionMetric !== null;
  const inTime = round.opensAt < round.closesAt && now < round.closesAt;
  const items = [
    whole("rules", contest.rulesMarkdown.trim() !== "", true),
    whole("prizes", facts.prizeCount > 0, true),
    whole("tracks", tracks.length > 0),
    ...perTrack,
    whole("window", inTime),
    ...(predicts ? [whole("prediction", Boolean(contest.predictionQuestion))] : []),
    whole("consent", isConsentVersion(contest.consentVersion)),
    whole("published", contest.publishedAt !== null && contest.publishedAt <= now),
  ];
  return items.sort((a, b) => READINESS_STEPS.indexOf(a.step) - READINESS_STEPS.indexOf(b.step));
}

/** What keeps the round from being opened. */
export function missingFrom(items: readonly ReadinessItem[]): ReadinessItem[] {
  return items.filter((item) => !item.done && !item.optional);
}
