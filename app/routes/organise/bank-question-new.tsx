import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { addQuestion } from "~/bank/add-question.server";
import { getBank } from "~/bank/bank.queries.server";
import { NewQuestion } from "~/bank/new-question";
import { parseQuestionForm } from "~/bank/question-form";
import { typedValues } from "~/bank/question-values";
import type { Refused } from "~/bank/refusal";
import { pageTitle } from "~/i18n/page-title";
import { json, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "newQuestion", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url }) => {
  const { slug, name, topics } = await getBank(params.bank);
  const topic = url.searchParams.get("topic") ?? topics[0]?.code ?? "";
  return json({ bank: { slug, name, topics }, topic });
});

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  const fields = await readForm(request);
  const { slug } = await getBank(params.bank);
  const values = typedValues(fields);
  const parsed = parseQuestionForm(fields);
  if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
  const { code, draft, tags } = parsed;
  const submitted = fields.intent === "save-and-submit";
  const question = { bankSlug: slug, code, draft, tags, submitted };
  const added = await addQuestion(question, { now, actorId: viewer.accountId });
  if (!added.ok) return json<Refused>({ ...added, values }, { status: 409 });
  throw redirect(`/organise/banks/${slug}/questions/${added.code}?done=${submitted ? "submit" : "added"}`);
});

export default function BankQuestionNew() {
  return <NewQuestion {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
