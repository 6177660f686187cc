import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountDoor } from "~/account/door.server";
import { getContest } from "~/contest/contest.queries.server";
import { enterContest } from "~/contest/enter-contest.server";
import { EnterPage } from "~/contest/enter-page";
import { entryFields } from "~/contest/entry";
import { getEntryPage } from "~/contest/entry-page.queries.server";
import type { Refused } from "~/contest/refusal";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "enter", args.data?.page.title);

export const loader = accountDoor(async ({ params, viewer, now }) => {
  const page = await getEntryPage(params.contest, viewer.accountId, now);
  if (page.entered && page.refusal === null) throw redirect(`/c/${page.slug}`);
  return json({ page });
});

export const action = accountDoor(async ({ request, params, viewer, now }) => {
  const form = await readForm(request);
  const values = { trackId: form.trackId };
  const parsed = parseFields(entryFields, form);
  if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
  const contest = await getContest(params.contest);
  const { trackId, consentVersion } = parsed.value;
  const enrolment = { contestId: contest.id, accountId: viewer.accountId, trackId, consentVersion };
  const entered = await enterContest(enrolment, { now });
  if (!entered.ok) return json<Refused>({ ...entered, values }, { status: 409 });
  throw redirect(`/c/${contest.slug}`);
});

export default function Enter() {
  const { page } = useLoaderData<typeof loader>();
  return <EnterPage page={page} refused={useActionData<typeof action>() as Refused | undefined} />;
}
