import type { Server } from "node:http";
import { followRoster } from "./account/follow-roster.server";
import { checkSessions, findSession } from "./account/live-session.server";
import { isPublicBoard } from "./attempt/attempt.queries.server";
import { publishTouchedRounds, touchRound } from "./attempt/round-live.server";
import { drainSaves } from "./attempt/save-answer.server";
import { drainStarts } from "./attempt/start-attempt.server";
import { drainSubmissions } from "./attempt/submit-attempt.server";
import { sweep } from "./attempt/sweep.server";
import { attemptChannel } from "./channels/attempt-channel";
import { boardChannel } from "./channels/board-channel";
import { roundLiveChannel } from "./channels/round-live-channel";
import { allowThreads } from "./exchange/exchange-thread.server";
import { runImports, stopImports } from "./exchange/run-imports.server";
import { takeDueSnapshots } from "./participation/take-snapshot.server";
import { now } from "./platform/clock.server";
import { isDatabaseAway } from "./platform/database-fault.server";
import { disconnect } from "./platform/db.server";
import { getEnv } from "./platform/env.server";
import { forgetListeners, onEvent } from "./platform/events.server";
import { log } from "./platform/log.server";
import { setServing } from "./platform/ready.server";
import { readCookie } from "./platform/session.server";
import { startTicker, stopTickers } from "./platform/tickers.server";
import { createHub, type Hub } from "./realtime/hub.server";
import { attemptRoom, roundRoom } from "./realtime/protocol";
import { isRoomWatched, publishTo } from "./realtime/publish.server";
import { touchBoards } from "./standing/board-store.server";
import { publishBoards, watchBoard } from "./standing/publish-boards.server";

const SWEEP_EVERY_MS = 1_000;
const IMPORTS_EVERY_MS = 1_000;
const LIVE_EVERY_MS = 1_000;
const BOARDS_EVERY_MS = 1_000;
const PARTICIPATION_EVERY_MS = 5 * 60_000;
/** How long an ended session can keep a socket at most when the news of its end got lost. */
const SESSIONS_EVERY_MS = 15_000;

let hub: Hub | null = null;

/** Joins features that may not know each other: what one announces, another acts upon. */
function subscribe(): void {
  onEvent("roster-changed", ({ memberIds }) => followRoster(memberIds));
  onEvent("session-ended", ({ sessionIds }) => hub?.endSessions(sessionIds));
  onEvent("account-disabled", ({ accountId }) => hub?.endAccount(accountId));
  onEvent("attempt-started", ({ roundId }) => touchRound(roundId));
  onEvent("attempt-closed", ({ roundId }) => touchRound(roundId));
  onEvent("attempt-closed", touchBoards);
  onEvent("decision-taken", touchBoards);
  onEvent("time-extended", ({ attemptId, deadlineAt }) => {
    publishTo(attemptRoom(attemptId), "deadline:changed", { attemptId, deadlineAt: deadlineAt.getTime() });
  });
  onEvent("round-changed", ({ roundId }) => {
    touchRound(roundId);
    publishTo(roundRoom(roundId), "round:changed", { roundId });
  });
}

/** A turn that the database's absence spoils is skipped: readiness tells of it, and the next turn does its work. */
function turn(name: string, everyMs: number, work: (at: Date) => Promise<unknown>): void {
  startTicker(name, everyMs, async () => {
    try {
      await work(now());
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ ticker: name, err: (error as Error).message }, "turn skipped: database away");
    }
  });
}

/** Work that comes round by itself. */
function startTurns(): void {
  turn("sweeper", SWEEP_EVERY_MS, sweep);
  turn("round-live", LIVE_EVERY_MS, publishTouchedRounds);
  turn("boards", BOARDS_EVERY_MS, (at) => publishBoards(at, isRoomWatched));
  turn("imports", IMPORTS_EVERY_MS, () => runImports(now));
  turn("sessions", SESSIONS_EVERY_MS, closeEndedSockets);
  turn("participation", PARTICIPATION_EVERY_MS, takeDueSnapshots);
}

/** Closes the sockets of sessions that ended without news: expired, or ended by another process. */
async function closeEndedSockets(at: Date): Promise<void> {
  const open = hub?.sessions();
  if (!open) return;
  const live = await checkSessions(open.all, open.used, at);
  hub?.endSessions(open.all.filter((sessionId) => !live.has(sessionId)));
}

/** Begins to serve. With a database that is away or unsafe it serves too, and says that it is not ready. */
export async function start(): Promise<void> {
  subscribe();
  allowThreads();
  startTurns();
  await setServing("serving");
}

/** Whether anybody may watch the board; from then on it is published. */
async function mayWatchBoard(board: { roundId: string; trackId: string }, at: Date): Promise<boolean> {
  const isPublic = await isPublicBoard(board, at);
  if (isPublic) watchBoard(board);
  return isPublic;
}

/** Opens the sockets on the server; an earlier opening by this module is given up. */
export function attachRealtime(server: Server): void {
  void hub?.close(async () => {});
  hub = createHub(server, {
    publicOrigin: getEnv().PUBLIC_URL,
    identify: (cookies, at) => findSession(readCookie(cookies, "session"), at),
    channels: [attemptChannel, boardChannel(mayWatchBoard), roundLiveChannel],
    onFailure: (error, event) => {
      if (isDatabaseAway(error))
        log.warn({ event, err: (error as Error).message }, "socket event: database away");
      else log.error({ event, err: error }, "socket event failed");
    },
    random: Math.random,
  });
}

async function drain(): Promise<void> {
  await Promise.all([drainSaves(), drainSubmissions(), drainStarts()]);
}

/** Ends in order: no new turns, sockets told to move, what is under way committed and answered, connections closed. */
export async function stop(): Promise<void> {
  await setServing("stopping");
  stopTickers();
  await stopImports();
  await hub?.close(drain);
  hub = null;
  await drain();
  forgetListeners();
  await disconnect();
}
