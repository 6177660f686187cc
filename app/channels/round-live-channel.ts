import * as z from "zod";
import { viewerOfAccount } from "~/account/find-viewer.server";
import { findRoundScope } from "~/attempt/attempt.queries.server";
import { may } from "~/core/scope";
import type { Channel } from "~/realtime/channel";

const roundId = z.uuid();

/** The day view of a round: for organisers and auditors of its contest. Grants are read at the joining, not remembered. */
export const roundLiveChannel: Channel = {
  room: {
    kind: "round",
    mayJoin: async (rest, person) => {
      if (!person || !roundId.safeParse(rest).success) return false;
      const [viewer, scope] = await Promise.all([viewerOfAccount(person.accountId), findRoundScope(rest)]);
      return viewer !== null && scope !== null && may(viewer.grants, ["organiser", "auditor"], scope);
    },
  },
  events: {},
};
