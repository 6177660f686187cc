/**
 * Facts that one feature announces after commit and others may act upon.
 * Joined in `wiring.server.ts`; an event carries ids only.
 */
export type DomainEvents = {
  "roster-changed": { unitId: string; memberIds: string[] };
  "session-ended": { sessionIds: string[] };
  "account-disabled": { accountId: string };
  "attempt-started": { attemptId: string; roundId: string; trackId: string; accountId: string };
  "attempt-closed": { attemptId: string; roundId: string; trackId: string; accountId: string };
  "decision-taken": { attemptId: string; roundId: string; trackId: string; accountId: string };
  "lease-taken": { attemptId: string; epoch: number };
  "time-extended": { attemptId: string; deadlineAt: Date };
  "round-changed": { contestId: string; roundId: string };
  "standing-changed": { contestId: string; roundId: string; trackId: string };
};

export type DomainEventName = keyof DomainEvents;
