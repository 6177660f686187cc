import * as z from "zod";
import type { Channel } from "~/realtime/channel";

const roomSchema = z.tuple([z.uuid(), z.uuid()]);

/** Whether anybody may watch the board of this round and track now. */
export type MayWatchBoard = (board: { roundId: string; trackId: string }, now: Date) => Promise<boolean>;

/** Public boards: open to strangers, nothing comes in. */
export function boardChannel(mayWatch: MayWatchBoard): Channel {
  return {
    room: {
      kind: "board",
      mayJoin: async (rest, _person, now) => {
        const place = roomSchema.safeParse(rest.split(":"));
        return place.success && mayWatch({ roundId: place.data[0], trackId: place.data[1] }, now);
      },
    },
    events: {},
  };
}
