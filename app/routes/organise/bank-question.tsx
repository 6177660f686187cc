import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { reportQuestion } from "~/attempt/item-report.queries.server";
import { ItemReportSection } from "~/attempt/item-report-section";
import { actOnQuestion } from "~/bank/act-on-question.server";
import { getBank } from "~/bank/bank.queries.server";
import { getQuestion, getQuestionPlace } from "~/bank/question.queries.server";
import { isQuestionAct, questionActSchema } from "~/bank/question-act";
import { parseQuestionForm } from "~/bank/question-form";
import { QuestionPage } from "~/bank/question-page";
import { typedValues } from "~/bank/question-values";
import type { Refused } from "~/bank/refusal";
import { reviseQuestion } from "~/bank/revise-question.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, null, args.data?.question.code, args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, viewer }) => {
  const place = getQuestionPlace(params.bank, params.question);
  const [{ slug, name, topics }, question, report] = await Promise.all([
    getBank(params.bank),
    getQuestion(params.bank, params.question, viewer.accountId),
    reportQuestion(place.bankSlug, place.code),
  ]);
  return json({ bank: { slug, name, topics }, question, report });
});

const DONE: Record<string, string> = { retire: "retired", restore: "restored", "set-tags": "tagged" };

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  const fields = await readForm(request);
  const place = getQuestionPlace(params.bank, params.question);
  const context = { now, actorId: viewer.accountId };
  const { intent } = fields;
  const page = `/organise/banks/${place.bankSlug}/questions/${place.code}`;

  if (isQuestionAct(intent)) {
    const act = parseFields(questionActSchema, fields);
    if (!act.ok) return json<Refused>(act as Refused, { status: 422 });
    const verdict = await actOnQuestion(place, act.value, context);
    if (!verdict.ok) return json<Refused>(verdict, { status: 409 });
    throw redirect(`${page}?done=${DONE[act.value.intent] ?? act.value.intent}`);
  }
  if (intent !== "save-draft" && intent !== "save-and-submit") throw badRequest("unknown-intent");
  const values = typedValues(fields);
  const parsed = parseQuestionForm(fields);
  if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
  const { basedOn, draft } = parsed;
  const submitted = intent === "save-and-submit";
  const revised = await reviseQuestion({ ...place, basedOn, draft, submitted }, context);
  if (!revised.ok) return json<Refused>({ ...revised, values }, { status: 409 });
  throw redirect(`${page}?done=${submitted ? "submit" : "revised"}`);
});

export default function BankQuestion() {
  const { bank, question, report } = useLoaderData<typeof loader>();
  return (
    <QuestionPage
      bank={bank}
      question={question}
      refused={useActionData<typeof action>()}
      statistics={<ItemReportSection {...report} />}
    />
  );
}
