import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getContest, listRounds } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { RoundFrame } from "~/contest/desk-frame";
import type { Refused } from "~/contest/refusal";
import { roundFields } from "~/contest/round";
import { RoundForm } from "~/contest/round-form";
import { newRoundValues, typedRound } from "~/contest/round-values";
import { saveRound } from "~/contest/save-round.server";
import { contestScope } from "~/contest/scope.server";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";
import { Card } from "~/ui/card";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "newRound", args.data?.head.title);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params, now }) => {
    const contest = await getContest(params.contest);
    const before = (await listRounds(contest.id, now)).at(-1) ?? null;
    return json({ head: contestHead(contest), values: newRoundValues(before, now) });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const form = await readForm(request);
    const values = typedRound(form);
    const parsed = parseFields(roundFields, form);
    if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
    const contest = await getContest(params.contest);
    const saved = await saveRound(contest.id, null, parsed.value, { now, actorId: viewer.accountId });
    if (!saved.ok) return json<Refused>({ ...saved, values }, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/rounds/${saved.number}/matrix`);
  },
);

export default function NewRound() {
  const { head, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const t = useMessages(contestRoundMessages);
  return (
    <RoundFrame contest={head} title={t("newTitle")}>
      <Card className="max-w-text">
        <RoundForm values={(refused?.values as typeof values | undefined) ?? values} refused={refused} />
      </Card>
    </RoundFrame>
  );
}
