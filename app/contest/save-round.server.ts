import { isValidWindow } from "~/core/time/window";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import { type RoundSettings, standsFast } from "./round";
import { readRounds } from "./round-row.server";

export type SaveRoundRefusal = "contest-unknown" | "round-unknown" | "round-open" | "window-empty";

/**
 * Adds a round with the next number (`roundId` null) or changes one that has not been opened. An opened round stands
 * fast; its end moves by `extendRound` only.
 */
export async function saveRound(
  contestId: string,
  roundId: string | null,
  settings: RoundSettings,
  { now, actorId }: ContestContext,
): Promise<Verdict<{ roundId: string; number: number }, SaveRoundRefusal, { roundNumbers?: number[] }>> {
  if (!isValidWindow({ startsAt: settings.opensAt, endsAt: settings.closesAt }))
    return refuse("window-empty");
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("contest-unknown");
    const rounds = await readRounds(tx, contestId, now);
    const before = rounds.find((round) => round.id === roundId);
    if (roundId !== null && !before) return refuse("round-unknown");
    if (before && (before.facts.openedAt !== null || standsFast(before.phase))) {
      return refuse("round-open", { roundNumbers: [before.number] });
    }
    const number = before?.number ?? Math.max(0, ...rounds.map((round) => round.number)) + 1;
    const data = storedSettings(settings);
    const saved = before
      ? await tx.round.update({ where: { id: before.id }, data })
      : await tx.round.create({ data: { ...data, contestId, number } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "save-round",
      subject: "round",
      subjectId: saved.id,
      detail: {
        contestId,
        number,
        opensAt: settings.opensAt.toISOString(),
        closesAt: settings.closesAt.toISOString(),
      },
    });
    return accept({ roundId: saved.id, number });
  });
}

/** Exactly the columns of the settings, whatever else the object carries. */
function storedSettings(settings: RoundSettings): RoundSettings {
  const { name, opensAt, closesAt, durationMs, graceMs, attemptsAllowed } = settings;
  const { countedAttempt, resultTiming, freezeBeforeMs, boardRows } = settings;
  return {
    name,
    opensAt,
    closesAt,
    durationMs,
    graceMs,
    attemptsAllowed,
    countedAttempt,
    resultTiming,
    freezeBeforeMs,
    boardRows,
  };
}
