import type { LeaseReply, SaveReply, SaveRequest, SubmitReply } from "~/attempt/sitting";

/** One line of a public board. */
export type BoardRow = {
  rank: number;
  displayName: string;
  unitName: string;
  points: number;
  durationMs: number;
  /** Only in a result that has been computed, and only where a prize was won. */
  prizeName?: string;
};

/** A board as published: at most once a second per room, the last state wins. A gap in `version` means "reload". */
export type BoardMessage = {
  roundId: string;
  trackId: string;
  version: number;
  status: "live" | "frozen" | "hidden" | "final";
  rows: BoardRow[];
  /** null where the number may not be shown before the round is locked. */
  people: number | null;
  computedAt: number;
};

/** Counters of the organiser's day view. */
export type RoundLiveMessage = {
  roundId: string;
  version: number;
  sitting: number;
  submitted: number;
  people: number;
  at: number;
};

/** The room of one attempt's own devices. */
export const attemptRoom = (attemptId: string) => `attempt:${attemptId}`;
/** The room of one public board. */
export const boardRoom = (roundId: string, trackId: string) => `board:${roundId}:${trackId}`;
/** The room of the organisers' day view of a round. */
export const roundRoom = (roundId: string) => `round:${roundId}`;

/**
 * `version`: of the last state published to the room in this process; null when nothing was. Who has loaded an older
 * one reloads.
 */
export type JoinReply = { ok: true; version: number | null } | { ok: false; reason: JoinRefusal };
export type JoinRefusal = "malformed" | "not-allowed" | "signed-out" | "busy" | "unavailable";

export type ClientToServer = {
  "answer:save": (request: SaveRequest, reply: (answer: SaveReply) => void) => void;
  "attempt:submit": (
    request: { attemptId: string; leaseEpoch: number },
    reply: (answer: SubmitReply) => void,
  ) => void;
  "attempt:take": (request: { attemptId: string }, reply: (answer: LeaseReply) => void) => void;
  /** Joins the room of one's own attempt, of a public board or of a round's day view. */
  "room:join": (request: { room: string }, reply: (answer: JoinReply) => void) => void;
  "room:leave": (request: { room: string }) => void;
  /** Asks the server's clock; answered at once, for the countdown. */
  "clock:ask": (reply: (serverNow: number) => void) => void;
  /** Ack with no work; the yardstick of the benchmark. */
  echo: (payload: unknown, reply: (answer: { ok: true }) => void) => void;
};

export type ServerToClient = {
  "lease:lost": (message: { attemptId: string; epoch: number }) => void;
  "deadline:changed": (message: { attemptId: string; deadlineAt: number }) => void;
  "attempt:closed": (message: { attemptId: string; submittedAt: number }) => void;
  "board:state": (message: BoardMessage) => void;
  "round:live": (message: RoundLiveMessage) => void;
  "round:changed": (message: { roundId: string }) => void;
  /** The session of this socket is over: sign in again. The server closes the socket right after. */
  "session:ended": (message: { reason: "ended" }) => void;
  /** The server is about to stop; the socket closes and may be opened again after `retryAfterMs`, each client at another time. */
  "server:moving": (message: { retryAfterMs: number }) => void;
};
