import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { actOnQuestion } from "~/bank/act-on-question.server";
import { approveRevisions } from "~/bank/approve-revisions.server";
import { getBank } from "~/bank/bank.queries.server";
import { queueVerdictSchema, readProposals } from "~/bank/queue-act";
import type { Refused } from "~/bank/refusal";
import { readReviewQueue } from "~/bank/review-queue.queries.server";
import { type QueueNotice, ReviewQueuePage } from "~/bank/review-queue-page";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "reviewQuestions", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url, viewer }) => {
  const { slug, name } = await getBank(params.bank);
  const queue = await readReviewQueue(slug, url.searchParams.get("at"), viewer.accountId);
  return json({ bank: { slug, name }, queue, notice: noticeOf(url.searchParams) });
});

function noticeOf(query: URLSearchParams): QueueNotice | null {
  const done = query.get("done");
  if (done === "approve" || done === "return") return { kind: done };
  if (done !== "approved") return null;
  const skipped = (query.get("skipped") ?? "").split(",").filter((code) => /^[\w-]{1,32}$/.test(code));
  return { kind: "approved", count: Number(query.get("count")) || 0, skipped };
}

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  const fields = await readForm(request);
  const { slug: bankSlug } = await getBank(params.bank);
  const context = { now, actorId: viewer.accountId };
  const page = `/organise/banks/${bankSlug}/review`;

  if (fields.intent === "approve-selected") {
    const { done, refused } = await approveRevisions({ bankSlug, proposals: readProposals(fields) }, context);
    const skipped = refused.slice(0, 100).map((one) => one.code);
    throw redirect(`${page}?done=approved&count=${done.length}&skipped=${skipped.join(",")}`);
  }
  if (fields.intent !== "approve" && fields.intent !== "return") throw badRequest("unknown-intent");
  const act = parseFields(queueVerdictSchema, fields);
  if (!act.ok) return json<Refused>(act as Refused, { status: 422 });
  const { code, next } = act.value;
  const verdict = await actOnQuestion({ bankSlug, code }, act.value, context);
  if (!verdict.ok) return json<Refused>(verdict, { status: 409 });
  throw redirect(`${page}?${new URLSearchParams({ done: act.value.intent, ...(next ? { at: next } : {}) })}`);
});

export default function BankReview() {
  return <ReviewQueuePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
