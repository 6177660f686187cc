import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { actOnRound, isRoundIntent } from "~/contest/act-on-round.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { getRoundDesk } from "~/contest/desk.queries.server";
import type { Refused } from "~/contest/refusal";
import { RoundPage } from "~/contest/round-page";
import { roundValues, typedRound } from "~/contest/round-values";
import { contestScope } from "~/contest/scope.server";
import { may } from "~/core/scope";
import { DAY_MS, toLocalDateTimeInput } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, readForm } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, null, args.data?.round.name, args.data?.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, viewer, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const scope = { kind: "contest", contestId: contest.id, holderPath: contest.holder.path } as const;
    return json({
      head: contestHead(contest),
      round,
      desk: await getRoundDesk(round, now),
      values: roundValues(round),
      extendTo: toLocalDateTimeInput(new Date(round.closesAt.getTime() + DAY_MS)),
      nowMs: now.getTime(),
      mayEdit: may(viewer.grants, ["organiser"], scope),
    });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const fields = await readForm(request);
    const { intent } = fields;
    if (!isRoundIntent(intent)) return badRequest("unknown-intent");
    const { contest, round } = await getRound(params.contest, params.round, now);
    const home = `/organise/contests/${contest.slug}`;
    const refused = await actOnRound({ intent, round, fields, now, actorId: viewer.accountId, home });
    return json(refused, { status: refused.reason === "invalid-form" ? 422 : 409 });
  },
);

export default function Round() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const typed = refused?.intent === "save" && refused.values ? typedRound(refused.values) : null;
  return <RoundPage {...data} values={typed ?? data.values} refused={refused} />;
}
