import * as z from "zod";
import { isOwnAttempt } from "~/attempt/attempt.queries.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { attemptRequestSchema, saveRequestSchema, submitRequestSchema } from "~/attempt/sitting";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { takeLease } from "~/attempt/take-lease.server";
import { type Channel, socketEvent } from "~/realtime/channel";

const attemptId = z.uuid();

/** One's own attempt: saves, takeover, submission, and news about it on all of one's devices. */
export const attemptChannel: Channel = {
  room: {
    kind: "attempt",
    mayJoin: async (rest, person) =>
      person !== null && attemptId.safeParse(rest).success && isOwnAttempt(rest, person.accountId),
  },
  events: {
    "answer:save": socketEvent(saveRequestSchema, (request, { person, receivedAt }) =>
      saveAnswer(request, person, receivedAt),
    ),
    "attempt:submit": socketEvent(submitRequestSchema, (request, { person, receivedAt }) =>
      submitAttempt(request, person, receivedAt),
    ),
    "attempt:take": socketEvent(attemptRequestSchema, (request, { person, receivedAt }) =>
      takeLease(request.attemptId, person, new Date(receivedAt)),
    ),
  },
};
