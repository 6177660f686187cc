import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { getQuestion, getQuestionPlace, listDocuments } from "~/bank/question.queries.server";
import { parseQuestionForm, reasonField } from "~/bank/question-form";
import { QuestionPage } from "~/bank/question-page";
import { typedValues } from "~/bank/question-values";
import type { Refused } from "~/bank/refusal";
import { restoreQuestion, retireQuestion } from "~/bank/retire-question.server";
import { reviseQuestion } from "~/bank/revise-question.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, null, args.data?.question.code, args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params }) => {
  const [{ slug, name, topics }, question, documents] = await Promise.all([
    getBank(params.bank),
    getQuestion(params.bank, params.question),
    listDocuments(),
  ]);
  return json({ bank: { slug, name, topics }, question, documents });
});

const RETIREMENTS = {
  retire: { write: retireQuestion, done: "retired" },
  restore: { write: restoreQuestion, done: "restored" },
};

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  const fields = await readForm(request);
  const place = getQuestionPlace(params.bank, params.question);
  const context = { now, actorId: viewer.accountId };
  const { intent } = fields;
  const page = `/organise/banks/${place.bankSlug}/questions/${place.code}`;

  if (intent === "retire" || intent === "restore") {
    const parsed = parseFields(reasonField, fields);
    if (!parsed.ok) return json<Refused>(parsed as Refused, { status: 422 });
    const { write, done } = RETIREMENTS[intent];
    const verdict = await write({ ...place, ...parsed.value }, context);
    if (!verdict.ok) return json<Refused>(verdict, { status: 409 });
    throw redirect(`${page}?done=${done}`);
  }
  if (intent !== "revise") throw badRequest("unknown-intent");
  const values = typedValues(fields);
  const parsed = parseQuestionForm(fields);
  if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
  const { basedOn, draft } = parsed;
  const revised = await reviseQuestion({ ...place, basedOn, draft }, context);
  if (!revised.ok) return json<Refused>({ ...revised, values }, { status: 409 });
  throw redirect(`${page}?done=revised`);
});

export default function BankQuestion() {
  return <QuestionPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
