import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { clip, collapseSpace } from "~/core/text";
import { DraftPage } from "~/exchange/draft-page";
import { draftProblems } from "~/exchange/draft-problems";
import { draftingHost } from "~/exchange/draft-questions.server";
import { draftingRequestSchema, type RefusedDrafting } from "~/exchange/drafting";
import { importDefaultsSchema, importPath } from "~/exchange/import-run";
import { startDrafting } from "~/exchange/start-drafting.server";
import { draftingMessages } from "~/i18n/exchange-drafting";
import { translator } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { json, notFound, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "draftQuestions", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params }) => {
  const { slug, name, topics } = await getBank(params.bank);
  const host = draftingHost();
  if (host === null) throw notFound();
  return json({ bank: { slug, name, topics }, host });
});

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now, locale }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const fields = await readForm(request);
  const asked = draftingRequestSchema.safeParse(fields);
  const defaults = importDefaultsSchema.safeParse(fields);
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  const refused = (problems: RefusedDrafting["problems"], status = 422) =>
    json<RefusedDrafting>({ problems, values }, { status });
  if (!asked.success || !defaults.success) return refused(draftProblems(asked.error, defaults.error));
  const start = clip(collapseSpace(asked.data.passage), 60);
  const title = translator(draftingMessages, locale)("run", { start });
  const drafting = { bankSlug, title, request: asked.data, defaults: defaults.data };
  const started = await startDrafting(drafting, { now, actorId: viewer.accountId });
  if (started.ok) throw redirect(importPath(bankSlug, started.importId));
  if (started.reason === "not-configured" || started.reason === "bank-unknown") throw notFound();
  if (started.reason === "busy") return refused([{ field: "passage", problem: "busy" }], 503);
  return refused([{ field: "topic", problem: "defaults" }]);
});

export default function BankDraft() {
  return <DraftPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
