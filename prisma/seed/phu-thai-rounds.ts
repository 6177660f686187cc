import { type AccountIds, accountIdOf } from "./accounts";
import type { AnswerKeys } from "./answers";
import { type Comer, planFirst, planSecond, planUnderWay, type Stage, sitTogether, turnout } from "./crowd";
import type { MadeUnit } from "./demo-unit";
import type { DemoWorld } from "./demo-world";
import type { DemoRound, PhuThaiContest } from "./phu-thai-contest";

/** Nobody begins so late that the end of the round, or of what has happened so far, would cut the paper short. */
const LAST_START_MS = 30 * 60_000;
const SITTING_NOW = 8;

type Play = {
  contest: PhuThaiContest;
  units: readonly MadeUnit[];
  /** Codes of those who do not sit. */
  left: ReadonlySet<string>;
  accountIds: AccountIds;
  keys: AnswerKeys;
};

function stageOf({ contestId, trackId }: PhuThaiContest, round: DemoRound, until: Date): Stage {
  const { name, roundId, durationMs, opensAt: from } = round;
  const to = new Date(until.getTime() - LAST_START_MS);
  return { name, contestId, trackId, roundId, durationMs, from, to, predictions: [280, 560] };
}

function comers({ left, accountIds }: Play, codes: readonly string[]): Comer[] {
  return codes
    .filter((code) => !left.has(code))
    .map((who) => ({ who, accountId: accountIdOf(accountIds, who) }));
}

async function sitAll(world: DemoWorld, stage: Stage, people: readonly Comer[], keys: AnswerKeys) {
  const first = planFirst(world, stage, people);
  const attemptIds = await sitTogether(first, keys);
  const second = planSecond(world, stage, first);
  await sitTogether(second, keys);
  world.say(`${stage.name}: ${people.length} người, ${first.length + second.length} lượt`);
  return attemptIds;
}

/** In the first round the keen units were not complete yet, and of the slow ones a few came. */
async function playFinished(world: DemoWorld, play: Play): Promise<string[]> {
  const { contest, units, keys } = play;
  const codes = units.flatMap((unit) => turnout(world, unit, unit.turnout * 0.75 + 0.2));
  const stage = stageOf(contest, contest.finished, contest.finished.closesAt);
  return sitAll(world, stage, comers(play, codes), keys);
}

async function playOpen(world: DemoWorld, play: Play): Promise<void> {
  const { contest, units, keys } = play;
  const codes = units.flatMap((unit) => turnout(world, unit, unit.turnout, 0.1));
  const stage = stageOf(contest, contest.open, world.now);
  await sitAll(world, stage, comers(play, codes), keys);
  const sat = new Set(codes);
  const free = units.map((unit) => unit.memberCodes.find((code) => !sat.has(code)) ?? "").filter(Boolean);
  const sitting = comers(play, free).slice(0, SITTING_NOW);
  await sitTogether(planUnderWay(world, stage, sitting), keys);
}

/** Lets the commune's people sit the finished round and the open one. Returns the first attempts of the finished one. */
export async function playPhuThai(world: DemoWorld, play: Play): Promise<{ attemptIds: string[] }> {
  const attemptIds = await playFinished(world, play);
  await playOpen(world, play);
  return { attemptIds };
}
