import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { changeSchema, readSelection, undoSchema } from "~/bank/bank-change";
import { listChanges } from "~/bank/bank-change.queries.server";
import { BankChangesPage } from "~/bank/bank-changes-page";
import { changeQuestions } from "~/bank/change-questions.server";
import { questionFilterQuery, readQuestionFilter } from "~/bank/question-filter";
import { undoChange } from "~/bank/undo-change.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "bankChanges", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params }) => {
  const { slug, name } = await getBank(params.bank);
  return json({ bank: { slug, name }, changes: await listChanges(slug) });
});

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  const fields = await readForm(request);
  const { slug } = await getBank(params.bank);
  const context = { now, actorId: viewer.accountId };
  const list = `/organise/banks/${slug}`;

  if (fields.intent === "undo") {
    const wanted = parseFields(undoSchema, fields);
    if (!wanted.ok) throw badRequest("unknown-change");
    const { change: changeId } = wanted.value;
    const undone = await undoChange({ bankSlug: slug, changeId }, context);
    if (!undone.ok) throw redirect(`${list}?unchanged=${undone.reason}`);
    throw redirect(`${list}?change=${changeId}`);
  }
  if (fields.intent !== "change") throw badRequest("unknown-intent");
  // Back to the list as it was, without what an earlier act has said there.
  const typed = new URLSearchParams(typeof fields.query === "string" ? fields.query : "");
  const back = new URLSearchParams(questionFilterQuery(readQuestionFilter(typed)));
  const change = parseFields(changeSchema, fields);
  const outcome = change.ok
    ? await changeQuestions(
        { bankSlug: slug, selection: readSelection(fields), change: change.value },
        context,
      )
    : change;
  if (outcome.ok) back.set("change", outcome.changeId);
  else back.set("unchanged", outcome.reason);
  throw redirect(`${list}?${back}`);
});

export default function BankChanges() {
  return <BankChangesPage {...useLoaderData<typeof loader>()} />;
}
