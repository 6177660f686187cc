import type { Tx } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import type { SessionEnd } from "./session-terms";

export type SessionChoice = {
  accountId: string;
  /** Only this session. */
  sessionId?: string;
  /** All but this session. */
  exceptSessionId?: string;
};

/** Ends live sessions inside the transaction of the act that ends them; returns their ids for the announcement. */
export async function endSessions(
  tx: Tx,
  choice: SessionChoice,
  reason: SessionEnd,
  now: Date,
): Promise<string[]> {
  const id = choice.sessionId ?? (choice.exceptSessionId ? { not: choice.exceptSessionId } : undefined);
  const ended = await tx.session.updateManyAndReturn({
    where: { accountId: choice.accountId, id, endedAt: null },
    data: { endedAt: now, endReason: reason },
    select: { id: true },
  });
  return ended.map((session) => session.id);
}

/** After the commit: whoever holds sockets of these sessions closes them. */
export function announceEnded(sessionIds: string[]): void {
  if (sessionIds.length > 0) announce("session-ended", { sessionIds });
}
