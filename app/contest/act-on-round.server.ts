import { parseFields, redirect } from "~/platform/http.server";
import { extendRound } from "./extend-round.server";
import { openRound } from "./open-round.server";
import type { Refused } from "./refusal";
import { releaseSolutions } from "./release-solutions.server";
import { removeRound } from "./remove-round.server";
import { extensionFields, type RoundView, roundFields } from "./round";
import { saveRound } from "./save-round.server";

const INTENTS = ["save", "open", "extend", "release", "remove"] as const;
export type RoundIntent = (typeof INTENTS)[number];

/** Whether a form asks for an act on a round. */
export function isRoundIntent(intent: unknown): intent is RoundIntent {
  return INTENTS.some((known) => known === intent);
}

type Act = {
  intent: RoundIntent;
  round: RoundView;
  fields: Record<string, unknown>;
  now: Date;
  actorId: string;
  /** Address of the contest on the desk. */
  home: string;
};

/** Carries out what the page of a round asks for. Throws the redirect of what was done; answers a refusal. */
export async function actOnRound(act: Act): Promise<Refused> {
  const { intent, round, home } = act;
  const refusal = await carryOut(act);
  if (refusal) return { ...refusal, intent, values: act.fields };
  const done = { save: "saved", open: "opened", extend: "extended", release: "released", remove: "" }[intent];
  throw redirect(intent === "remove" ? home : `${home}/rounds/${round.number}?done=${done}`);
}

async function carryOut({ intent, round, fields, now, actorId }: Act): Promise<Refused | null> {
  const context = { now, actorId };
  switch (intent) {
    case "save": {
      const parsed = parseFields(roundFields, fields);
      if (!parsed.ok) return parsed;
      return refusalOf(await saveRound(round.contestId, round.id, parsed.value, context));
    }
    case "open":
      return refusalOf(await openRound(round.id, context));
    case "extend": {
      const parsed = parseFields(extensionFields, fields);
      if (!parsed.ok) return parsed;
      return refusalOf(await extendRound(round.id, parsed.value, context));
    }
    case "release":
      return refusalOf(await releaseSolutions(round.id, context));
    case "remove":
      return refusalOf(await removeRound(round.contestId, round.id, context));
  }
}

function refusalOf(verdict: { ok: true } | Refused): Refused | null {
  return verdict.ok ? null : verdict;
}
