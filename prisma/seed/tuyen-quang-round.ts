import { type AccountIds, accountIdOf } from "./accounts";
import type { AnswerKeys } from "./answers";
import type { DemoCitizen } from "./citizens";
import { planFirst, type Stage, sitTogether, turnout } from "./crowd";
import type { MadeUnit } from "./demo-unit";
import type { DemoWorld } from "./demo-world";
import type { TuyenQuangContest } from "./tuyen-quang-contest";

const LAST_START_MS = 30 * 60_000;

type Play = {
  contest: TuyenQuangContest;
  units: readonly MadeUnit[];
  citizens: readonly DemoCitizen[];
  accountIds: AccountIds;
  keys: AnswerKeys;
};

/** Lets staff of the province and citizens sit the week that is open. */
export async function playTuyenQuang(
  world: DemoWorld,
  { contest, units, accountIds, citizens, keys }: Play,
): Promise<void> {
  const { contestId, roundId, opensAt: from, durationMs, staffTrackId, citizenTrackId } = contest;
  const to = new Date(world.now.getTime() - LAST_START_MS);
  const stageOf = (trackId: string): Stage => ({
    ...{ name: "Tuyên Quang", contestId, roundId, trackId, durationMs, from, to, predictions: null },
  });
  const staff = units
    .flatMap((unit) => turnout(world, unit, unit.turnout))
    .map((who) => ({ who, accountId: accountIdOf(accountIds, who) }));
  const people = citizens
    .filter((citizen) => citizen.sits)
    .map(({ contact: who, accountId }) => ({ who, accountId }));
  await sitTogether(planFirst(world, stageOf(staffTrackId), staff), keys);
  await sitTogether(planFirst(world, stageOf(citizenTrackId), people), keys);
  world.say(`Tuyên Quang: ${staff.length} cán bộ, ${people.length} người dân`);
}
