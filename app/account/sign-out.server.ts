import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { announceEnded, endSessions, type SessionChoice } from "./end-sessions.server";
import type { SessionEnd } from "./session-terms";

type Who = { accountId: string; sessionId: string; now: Date };

/** Ends the session that asks. */
export async function signOut({ accountId, sessionId, now }: Who): Promise<void> {
  await end({ accountId, sessionId }, "signed-out", now);
}

/** Ends every session of the account, the one that asks included; answers how many. */
export async function signOutEverywhere({ accountId, now }: Omit<Who, "sessionId">): Promise<number> {
  return end({ accountId }, "signed-out-everywhere", now);
}

/** Ends one session of the own account, as chosen from the list. */
export async function endOwnSession({
  accountId,
  sessionId,
  now,
}: Who): Promise<Verdict<unknown, "unknown-session">> {
  return (await end({ accountId, sessionId }, "ended-by-owner", now)) > 0
    ? accept()
    : refuse("unknown-session");
}

async function end(choice: SessionChoice, reason: SessionEnd, now: Date): Promise<number> {
  const ended = await transaction((tx) => endSessions(tx, choice, reason, now));
  announceEnded(ended);
  log.info({ event: "sign-out", reason, accountId: choice.accountId, sessions: ended.length }, "sign-out");
  return ended.length;
}
