import { log } from "~/platform/log.server";
import { boardRoom } from "~/realtime/protocol";
import { publishTo } from "~/realtime/publish.server";
import { boardState, readBoardRound } from "./board-store.server";

type Watched = { roundId: string; trackId: string };

/** A room may be empty for so many turns before its board is forgotten: who asked to join is not in it at once. */
const EMPTY_TURNS = 30;

const watched = new Map<string, Watched & { last: string; emptyTurns: number }>();

/** Somebody looks at this board: from now on it is published when it changes. Forgotten when nobody is left. */
export function watchBoard({ roundId, trackId }: Watched): void {
  const room = boardRoom(roundId, trackId);
  const known = watched.get(room);
  if (known) known.emptyTurns = 0;
  else watched.set(room, { roundId, trackId, last: "", emptyTurns: 0 });
}

/**
 * Publishes every watched board that has changed since the last time; called by a ticker. A board that fails is logged and does
 * not hold up the others.
 */
export async function publishBoards(now: Date, isWatched: (room: string) => boolean): Promise<void> {
  for (const [room, board] of watched) {
    board.emptyTurns = isWatched(room) ? 0 : board.emptyTurns + 1;
    if (board.emptyTurns > EMPTY_TURNS) watched.delete(room);
    if (board.emptyTurns > 0) continue;
    try {
      await publishBoard(room, board, now);
    } catch (error) {
      log.error({ err: error, room }, "board cannot be published");
    }
  }
}

async function publishBoard(room: string, board: Watched & { last: string }, now: Date): Promise<void> {
  const of = await readBoardRound(board.roundId, now);
  if (!of) return;
  const state = await boardState(of, board.trackId, now);
  const { computedAt: _, ...content } = state;
  const text = JSON.stringify([of.round.phase, content]);
  if (text === board.last) return;
  publishTo(room, "board:state", state);
  board.last = text;
}
