import { type Random, shuffle } from "~/core/random";
import type { AnswerKeys } from "./answers";
import type { MadeUnit } from "./demo-unit";
import type { DemoWorld } from "./demo-world";
import { type Sitting, sit } from "./sitting";

const AT_ONCE = 40;
const HOUR_MS = 3_600_000;

/** Where people sit, and when they come. `name` tells the chance of one round from that of another. */
export type Stage = {
  name: string;
  contestId: string;
  roundId: string;
  trackId: string;
  durationMs: number;
  from: Date;
  to: Date;
  /** The lowest and the highest number people predict; null: nothing is asked. */
  predictions: readonly [number, number] | null;
};

export type Comer = { who: string; accountId: string };

/** How welcome an hour of the local day is, 0..1: office hours, some evenings, hardly a night. */
function welcomeOf(hour: number): number {
  if (hour >= 7.5 && hour < 11.5) return 1;
  if (hour >= 13.5 && hour < 17) return 0.8;
  return hour >= 19 && hour < 21 ? 0.3 : 0.02;
}

/** An instant at which somebody comes; a third come in the first quarter of the time. */
function comingAt({ from, to }: Stage, random: Random): Date {
  for (;;) {
    const share = random() < 0.35 ? random() * 0.25 : random();
    const at = from.getTime() + share * (to.getTime() - from.getTime());
    const localHour = (((at / HOUR_MS + 7) % 24) + 24) % 24;
    if (random() < welcomeOf(localHour)) return new Date(Math.round(at));
  }
}

/** How a person sits for the `nth` time in the round: with the same skill as ever, a little better than before. */
function planSitting(world: DemoWorld, stage: Stage, comer: Comer, nth: number, startsAt: Date): Sitting {
  const habits = world.randomOf(`habits ${comer.who}`);
  const random = world.randomOf(`paper ${stage.name} ${comer.who} ${nth}`);
  const { contestId, roundId, trackId, durationMs, predictions } = stage;
  const skill = 0.48 + 0.47 * habits() + 0.08 * (nth - 1);
  const pace = (habits() + habits()) / 2;
  const lastsMs = Math.round(durationMs * (0.15 + 0.7 * pace) * (0.9 + 0.2 * random()));
  const [lowest, highest] = predictions ?? [0, 0];
  const guess = Math.round(lowest + random() * (highest - lowest));
  const place = { contestId, roundId, trackId, asOf: world.now };
  return { ...comer, ...place, startsAt, lastsMs, skill, random, prediction: predictions && guess };
}

/** The first attempt of everybody, at an instant that suits the person. */
export function planFirst(world: DemoWorld, stage: Stage, comers: readonly Comer[]): Sitting[] {
  return comers.map((comer) => {
    const startsAt = comingAt(stage, world.randomOf(`coming ${stage.name} ${comer.who}`));
    return planSitting(world, stage, comer, 1, startsAt);
  });
}

/** Every seventh tries again, as long as the time allows. */
export function planSecond(world: DemoWorld, stage: Stage, first: readonly Sitting[]): Sitting[] {
  return first
    .filter((_, at) => at % 7 === 3)
    .map((sitting) => ({ sitting, startsAt: new Date(sitting.startsAt.getTime() + 2 * stage.durationMs) }))
    .filter(({ startsAt }) => startsAt <= stage.to)
    .map(({ sitting, startsAt }) => planSitting(world, stage, sitting, 2, startsAt));
}

/** Those who began a minute ago, two minutes ago, and so on, and are still at it. */
export function planUnderWay(world: DemoWorld, stage: Stage, comers: readonly Comer[]): Sitting[] {
  return comers.map((comer, at) => {
    const startsAt = new Date(world.now.getTime() - (at + 1) * 60_000);
    return { ...planSitting(world, stage, comer, 1, startsAt), lastsMs: Math.round(stage.durationMs * 0.8) };
  });
}

/** Lets many people sit, some at a time, so that their saves share commits. Returns their attempts, in the same order. */
export async function sitTogether(sittings: readonly Sitting[], keys: AnswerKeys): Promise<string[]> {
  const attemptIds: string[] = [];
  for (let from = 0; from < sittings.length; from += AT_ONCE) {
    const group = sittings.slice(from, from + AT_ONCE);
    attemptIds.push(...(await Promise.all(group.map((sitting) => sit(sitting, keys)))));
  }
  return attemptIds;
}

/**
 * Who of a unit comes: its head, and so many more that `share` of all are there. The others follow one order in every round,
 * from another place on, so that mostly the same people come.
 */
export function turnout(world: DemoWorld, unit: MadeUnit, share: number, skip = 0): string[] {
  const [head, ...others] = unit.memberCodes;
  if (!head || share === 0) return [];
  const order = shuffle(world.randomOf(`turnout ${unit.code}`), others);
  const skipped = Math.round(skip * order.length);
  const wanted = Math.max(1, Math.round(share * unit.memberCodes.length));
  return [head, ...order.slice(skipped), ...order.slice(0, skipped)].slice(0, wanted);
}
