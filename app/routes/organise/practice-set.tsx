import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";
import { getSetDesk } from "~/practice/desk.queries.server";
import { DeskSetPage } from "~/practice/desk-set-page";
import { editSet } from "~/practice/edit-set.server";
import { publishSet } from "~/practice/publish-set.server";
import { inPlayFields, type RefusedSet, setFields } from "~/practice/set";
import { getSet } from "~/practice/set.queries.server";
import { holdBack, showInPlay } from "~/practice/show-in-play.server";
import { withdrawSet } from "~/practice/withdraw-set.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, args.data ? "practice" : null, args.data?.desk.set.title);

export const loader = roleDoor(["organiser"], async ({ params, now }) => {
  return json({ desk: await getSetDesk(params.set, now) });
});

export const action = roleDoor(["organiser"], async ({ request, params, viewer, now }) => {
  const { id, slug } = await getSet(params.set);
  const { intent, ...values } = await readForm(request);
  const by = { now, actorId: viewer.accountId };
  const answer = (done: { ok: true } | RefusedSet, word: string, typed?: Record<string, unknown>) => {
    if (done.ok) throw redirect(`/organise/practice/${slug}?done=${word}`);
    const fields = typed && { values: typed };
    return json<RefusedSet>({ ...done, ...fields }, { status: done.fields ? 422 : 409 });
  };
  switch (intent) {
    case "save": {
      const parsed = parseFields(setFields, values);
      return answer(parsed.ok ? await editSet(id, parsed.value, by) : parsed, "saved", values);
    }
    case "publish":
      return answer(await publishSet(id, by), "published");
    case "withdraw":
      return answer(await withdrawSet(id, by), "withdrawn");
    case "show-in-play": {
      const parsed = parseFields(inPlayFields, values);
      if (!parsed.ok) return answer(parsed, "in-play");
      const waiver = { setId: id, reason: parsed.value.reason, grants: viewer.grants };
      return answer(await showInPlay(waiver, by), "in-play");
    }
    case "hold-back":
      return answer(await holdBack(id, by), "held-back");
    default:
      return badRequest("unknown-intent");
  }
});

export default function PracticeSet() {
  const { desk } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as RefusedSet | undefined;
  return <DeskSetPage desk={desk} refused={answer} />;
}
