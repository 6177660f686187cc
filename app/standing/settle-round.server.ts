import { releaseSolutions } from "~/contest/release-solutions.server";
import type { RoundView } from "~/contest/round";
import { assertNever } from "~/core/verdict";
import { redirect } from "~/platform/http.server";
import { computeStanding } from "./compute-standing.server";
import { lockRound } from "./lock-round.server";
import type { Unsettled } from "./settling";

const INTENTS = ["lock", "compute", "release"] as const;
export type SettlingIntent = (typeof INTENTS)[number];

export function isSettlingIntent(intent: unknown): intent is SettlingIntent {
  return INTENTS.some((known) => known === intent);
}

type Act = { intent: SettlingIntent; round: RoundView; now: Date; actorId: string; page: string };

/** Carries out what the page of a result asks for. Throws the redirect of what was done; answers a refusal. */
export async function settleRound({ intent, round, now, actorId, page }: Act): Promise<Unsettled> {
  const done = await carryOut(intent, round.id, { now, actorId });
  if (!done.ok) return done;
  throw redirect(`${page}?done=${intent}`);
}

async function carryOut(
  intent: SettlingIntent,
  roundId: string,
  context: { now: Date; actorId: string },
): Promise<{ ok: true } | Unsettled> {
  switch (intent) {
    case "lock":
      return lockRound(roundId, context);
    case "compute":
      return computeStanding(roundId, context);
    case "release":
      return releaseSolutions(roundId, context);
    default:
      return assertNever(intent);
  }
}
