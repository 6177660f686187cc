import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import {
  liveSocket,
  openSocket,
  renewSocket,
  socketState,
  watchRoom,
  watchSocket,
} from "~/realtime/socket-client";
import { createSittingLine } from "./outbox-line";
import { lateOutboxStore, type OutboxStore } from "./outbox-store";
import type { SittingView } from "./sitting";
import { createSittingSession, type SittingSession } from "./sitting-session";
import type { SittingState } from "./sitting-state";
import { useServerClock } from "./use-server-clock";
import { useTabHold } from "./use-tab-hold";

export interface Sitting {
  state: SittingState;
  session: SittingSession;
  store: OutboxStore;
  /** Server's clock minus this device's. */
  offsetMs: number;
  /** Continues here what another tab of this browser holds. */
  takeTab: () => void;
}

/** The socket is opened after the first picture; its code is not part of the page. */
const SOCKET_AFTER_MS = 400;
const CLOCK_TIMEOUT_MS = 4_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const side = { state: socketState, live: liveSocket, renew: renewSocket };

function createParts(view: SittingView) {
  const isBrowser = typeof document !== "undefined";
  const store = isBrowser ? lateOutboxStore() : (null as never);
  const line = createSittingLine(side, Date.now);
  return { store, line, session: createSittingSession(view, { store, line, random: Math.random }) };
}

/** The instant of the server's clock, by the socket or else by a plain request. */
async function askClock(session: SittingSession): Promise<number | null> {
  const live = liveSocket();
  if (live) return live.timeout(CLOCK_TIMEOUT_MS).emitWithAck("clock:ask");
  return (await session.refresh())?.serverNow ?? null;
}

/** One sitting, from what the page was loaded with: opens the outbox and the socket, follows the clock and the news. */
export function useSitting(view: SittingView): Sitting {
  const [{ store, session }] = useState(() => createParts(view));
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);
  const place = { serverNow: view.serverNow, path: `/sit/${view.attemptId}` };
  const { offsetMs, again } = useServerClock(place, () => askClock(session));
  const wasHeld = useRef(false);
  const takeTab = useTabHold(`sitting ${view.attemptId}`, {
    onHeld() {
      void session.open(!wasHeld.current);
      wasHeld.current = true;
    },
    onLost() {
      wasHeld.current = true;
      session.tell({ kind: "tab-lost" });
    },
  });
  useNews(view.attemptId, session, again);
  useReturns(session);
  useDeadline(session, state, offsetMs);
  return { state, session, store, offsetMs, takeTab };
}

/** What the server tells of this attempt; after a gap it is asked. */
function useNews(attemptId: string, session: SittingSession, againClock: () => void): void {
  useEffect(() => {
    let joins = 0;
    let leave = () => {};
    const own = (message: { attemptId: string }) => message.attemptId === attemptId;
    const joined = () => {
      joins += 1;
      session.kick();
      againClock();
      if (joins > 1) void session.refresh();
    };
    const start = setTimeout(() => {
      openSocket().catch(() => session.kick());
      leave = watchRoom(
        `attempt:${attemptId}`,
        {
          "lease:lost": (message) => {
            if (own(message) && message.epoch > session.state().epoch) session.tell({ kind: "lease-lost" });
          },
          "deadline:changed": (message) => {
            if (own(message)) session.tell({ kind: "deadline-moved", deadlineAt: message.deadlineAt });
          },
          "attempt:closed": (message) => {
            if (own(message)) session.tell({ kind: "closed" });
          },
        },
        joined,
      );
    }, SOCKET_AFTER_MS);
    const unwatch = watchSocket((state) => {
      if (state === "up" || state === "down" || state === "ended") session.kick();
    });
    return () => {
      clearTimeout(start);
      unwatch();
      leave();
    };
  }, [attemptId, session, againClock]);
}

/** The moments at which the network, the person or the session may be back. */
function useReturns(session: SittingSession): void {
  useEffect(() => {
    const back = () => session.kick();
    const seen = () => document.visibilityState === "visible" && session.kick();
    const gone = () => session.state().queue.length > 0 && session.tell({ kind: "waiting" });
    window.addEventListener("online", back);
    window.addEventListener("offline", gone);
    window.addEventListener("pageshow", back);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.removeEventListener("online", back);
      window.removeEventListener("offline", gone);
      window.removeEventListener("pageshow", back);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [session]);
}

/** At the end of the time the attempt is submitted; an early or late timer looks at the clock again. */
function useDeadline(session: SittingSession, { phase, deadlineAt }: SittingState, offsetMs: number): void {
  useEffect(() => {
    if (phase !== "open") return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const leftMs = deadlineAt - (Date.now() + offsetMs);
      if (leftMs <= 0) void session.close("time-over");
      else timer = setTimeout(look, Math.min(leftMs, LONGEST_TIMER_MS));
    };
    look();
    return () => clearTimeout(timer);
  }, [session, phase, deadlineAt, offsetMs]);
}
