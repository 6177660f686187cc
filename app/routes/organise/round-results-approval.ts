import * as z from "zod";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { block } from "~/contest/form-fields";
import { contestScope } from "~/contest/scope.server";
import { badRequest, parseFields, readForm, redirect } from "~/platform/http.server";
import { approveRound } from "~/standing/approve-round.server";

const approvalFields = z.object({
  version: z.coerce.number().int().min(1),
  note: block(500).default(""),
});

/** The board's own door: who runs the contest has no way through it. */
export const action = scopeDoor(
  ["auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const parsed = parseFields(approvalFields, await readForm(request));
    if (!parsed.ok) return badRequest("invalid-form");
    const { contest, round } = await getRound(params.contest, params.round, now);
    const page = `/organise/contests/${contest.slug}/rounds/${round.number}/results`;
    const approval = { roundId: round.id, ...parsed.value };
    const approved = await approveRound(approval, { now, actorId: viewer.accountId });
    throw redirect(approved.ok ? `${page}?done=approve` : `${page}?refused=${approved.reason}`);
  },
);
