import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { newContestFields } from "~/contest/contest";
import { createContest } from "~/contest/create-contest.server";
import { listHolders } from "~/contest/holder.queries.server";
import { NewContestForm } from "~/contest/new-contest-form";
import type { Refused } from "~/contest/refusal";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";

export const meta: MetaFunction = (args) => pageTitle(args, "newContest");

export const loader = roleDoor(["organiser"], async ({ viewer, now }) => {
  return json({ units: await listHolders(viewer.grants, now) });
});

export const action = roleDoor(["organiser"], async ({ request, viewer, now }) => {
  const values = await readForm(request);
  const parsed = parseFields(newContestFields, values);
  if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
  const reach = reachOf(viewer.grants, ["organiser"]);
  const made = await createContest(parsed.value, { now, actorId: viewer.accountId, reach });
  if (!made.ok) {
    const fields: Record<string, string> =
      made.reason === "unit-unknown" ? { holderUnitId: "not-a-choice" } : {};
    return json<Refused>({ ok: false, reason: made.reason, fields, values }, { status: 409 });
  }
  throw redirect(`/organise/contests/${made.slug}?done=created`);
});

export default function NewContest() {
  const { units } = useLoaderData<typeof loader>();
  return <NewContestForm units={units} refused={useActionData<typeof action>() as Refused | undefined} />;
}
