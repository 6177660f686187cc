import { viewerOfAccount } from "~/account/find-viewer.server";
import { lockContest } from "~/contest/locks.server";
import { readRound } from "~/contest/round-row.server";
import { covers } from "~/core/scope";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { digestOfRound } from "./digest.server";

export type ApproveRoundRefusal =
  | "round-unknown"
  | "not-provisional"
  | "already-official"
  | "own-work"
  | "changed-meanwhile";

export type Approval = {
  roundId: string;
  note: string;
  /** The version the approver has seen; another one meanwhile is refused. */
  version: number;
};

/**
 * The board makes the provisional result official; after that the database refuses every change. Who organises the contest,
 * locked the round or computed its first result does not approve it.
 */
export async function approveRound(
  { roundId, note, version }: Approval,
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ contestId: string; digest: string }, ApproveRoundRefusal>> {
  const approved = await transaction(async (tx) => {
    const place = await tx.round.findUnique({
      where: { id: roundId },
      select: {
        contestId: true,
        lock: { select: { lockedBy: true } },
        contest: { select: { holder: { select: { path: true } } } },
      },
    });
    if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
    const round = await readRound(tx, roundId, now);
    if (round?.phase === "official") return refuse("already-official");
    if (round?.phase !== "provisional") return refuse("not-provisional");
    const versions = await tx.standing.findMany({
      where: { roundId },
      orderBy: { version: "asc" },
      select: { version: true, computedBy: true },
    });
    if (versions.at(-1)?.version !== version) return refuse("changed-meanwhile");
    const makers = [place.lock?.lockedBy, versions[0]?.computedBy];
    if (makers.includes(actorId) || (await organises(actorId, place))) return refuse("own-work");
    const digest = await digestOfRound(tx, roundId);
    await tx.roundApproval.create({ data: { roundId, approvedAt: now, approvedBy: actorId, note, digest } });
    const subject = { subject: "round", subjectId: roundId };
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "approve-round",
      ...subject,
      detail: { version, digest },
    });
    return accept({ contestId: place.contestId, digest });
  });
  if (approved.ok) announce("round-changed", { contestId: approved.contestId, roundId });
  return approved;
}

type Place = { contestId: string; contest: { holder: { path: string } } };

/** Whether the account runs the contest. Administrators pass: they stand in where there is no board. */
async function organises(accountId: string, { contestId, contest }: Place): Promise<boolean> {
  const viewer = await viewerOfAccount(accountId);
  const scope = { kind: "contest", contestId, holderPath: contest.holder.path } as const;
  return viewer?.grants.some((grant) => grant.role === "organiser" && covers(grant.scope, scope)) ?? false;
}
