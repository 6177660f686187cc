import { listTracks } from "~/contest/contest.queries.server";
import { boardRoom } from "~/realtime/protocol";
import { publishTo } from "~/realtime/publish.server";
import { boardState, readBoardRound } from "./board-store.server";

type Watched = { roundId: string; trackId: string };

const watched = new Map<string, Watched & { last: string }>();

/** Somebody looks at this board: from now on it is published when it changes. Forgotten when nobody is left. */
export function watchBoard({ roundId, trackId }: Watched): void {
  const room = boardRoom(roundId, trackId);
  if (!watched.has(room)) watched.set(room, { roundId, trackId, last: "" });
}

/**
 * Publishes every watched board that has changed since the last time; called by a ticker. `isEmpty` tells whether a room has
 * been left by all.
 */
export async function publishBoards(now: Date, isEmpty: (room: string) => boolean): Promise<void> {
  for (const [room, board] of watched) {
    if (isEmpty(room)) {
      watched.delete(room);
      continue;
    }
    const of = await readBoardRound(board.roundId, now);
    if (!of) continue;
    const state = await boardState(of, board.trackId, now);
    const { computedAt: _, ...content } = state;
    const text = JSON.stringify(content);
    if (text === board.last) continue;
    board.last = text;
    publishTo(room, "board:state", state);
  }
}

/** Whether such a board exists for the public: a published contest's opened round and one of its tracks. */
export async function isPublicBoard({ roundId, trackId }: Watched, now: Date): Promise<boolean> {
  const of = await readBoardRound(roundId, now);
  if (!of || of.round.phase === "draft") return false;
  return (await listTracks(of.round.contestId)).some((track) => track.id === trackId);
}
