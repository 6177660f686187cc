import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { listPoolBanks } from "~/bank/pool.queries.server";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";
import { createSet } from "~/practice/create-set.server";
import { countFitting } from "~/practice/fitting-questions.queries.server";
import { NewSetPage } from "~/practice/new-set-page";
import { newSetFields, type RefusedSet } from "~/practice/set";

export const meta: MetaFunction = (args) => pageTitle(args, "newPractice");

export const loader = roleDoor(["organiser"], async () => {
  const [banks, fitting] = await Promise.all([listPoolBanks(), countFitting()]);
  return json({ banks: banks.map((bank) => ({ ...bank, fitting: fitting.get(bank.id) ?? null })) });
});

export const action = roleDoor(["organiser"], async ({ request, viewer, now }) => {
  const values = await readForm(request);
  const parsed = parseFields(newSetFields, values);
  if (!parsed.ok) return json<RefusedSet>({ ...parsed, values }, { status: 422 });
  const made = await createSet(parsed.value, { now, actorId: viewer.accountId });
  if (!made.ok) return json<RefusedSet>({ ...made, values }, { status: 409 });
  throw redirect(`/organise/practice/${made.slug}?done=created`);
});

export default function NewPracticeSet() {
  const { banks } = useLoaderData<typeof loader>();
  return <NewSetPage banks={banks} refused={useActionData<typeof action>() as RefusedSet | undefined} />;
}
