import type { Server } from "node:http";
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
import { publishTo } from "./realtime/publish.server";

const SWEEP_EVERY_MS = 1_000;
const LIVE_EVERY_MS = 1_000;
/** How long an ended session can keep a socket at most when the news of its end got lost. */
const SESSIONS_EVERY_MS = 15_000;

let hub: Hub | null = null;

/** Joins features that may not know each other: what one announces, another acts upon. */
function subscribe(): void {
  onEvent("session-ended", ({ sessionIds }) => hub?.endSessions(sessionIds));
  onEvent("account-disabled", ({ accountId }) => hub?.endAccount(accountId));
  onEvent("attempt-started", ({ roundId }) => touchRound(roundId));
  onEvent("attempt-closed", ({ roundId }) => touchRound(roundId));
  onEvent("time-extended", ({ attemptId, deadlineAt }) => {
    publishTo(attemptRoom(attemptId), "deadline:changed", { attemptId, deadlineAt: deadlineAt.getTime() });
  });
  onEvent("round-changed", ({ roundId }) => {
    touchRound(roundId);
    publishTo(roundRoom(roundId), "round:changed", { roundId });
  });
}

/** Work that comes round by itself. While the database is away each turn fails, is logged, and the next one comes. */
function startTickers(): void {
  startTicker("sweeper", SWEEP_EVERY_MS, async () => void (await sweep(now())));
  startTicker("round-live", LIVE_EVERY_MS, () =>
    publishTouchedRounds((room) => hub?.isWatched(room) ?? false, now()),
  );
  startTicker("sessions", SESSIONS_EVERY_MS, closeEndedSockets);
}

/** Closes the sockets of sessions that ended without news: expired, or ended by another process. */
async function closeEndedSockets(): Promise<void> {
  const open = hub?.sessions();
  if (!open) return;
  const live = await checkSessions(open.all, open.used, now());
  hub?.endSessions(open.all.filter((sessionId) => !live.has(sessionId)));
}

/** Begins to serve. With a database that is away or unsafe it serves too, and says that it is not ready. */
export async function start(): Promise<void> {
  subscribe();
  startTickers();
  await setServing("serving");
}

/** Opens the sockets on the server; an earlier opening by this module is given up. */
export function attachRealtime(server: Server): void {
  void hub?.close(async () => {});
  hub = createHub(server, {
    publicOrigin: getEnv().PUBLIC_URL,
    identify: (cookies, at) => findSession(readCookie(cookies, "session"), at),
    channels: [attemptChannel, boardChannel(isPublicBoard), roundLiveChannel],
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
  await hub?.close(drain);
  hub = null;
  await drain();
  forgetListeners();
  await disconnect();
}
