import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { readRunAct, runAct } from "~/exchange/act-in-review.server";
import { countItems, getImport, getRunRights, listItems } from "~/exchange/import.queries.server";
import { ImportPage } from "~/exchange/import-page";
import { importPath, readItemFilter } from "~/exchange/import-run";
import { runActor } from "~/exchange/run-rights";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "importQuestions", args.data?.run.fileName, args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url, viewer }) => {
  const { slug, name, topics } = await getBank(params.bank);
  const run = await getImport(slug, params.run);
  const counts = await countItems(run.id);
  const filter = readItemFilter(url.searchParams.get("show"), counts);
  const found = await listItems(run, filter, Number(url.searchParams.get("page")) || 1);
  const may = await getRunRights(run.id, runActor(viewer));
  return json({ bank: { slug, name, topics }, run, may, counts, filter, found });
});

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now, url }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const { id: importId } = await getImport(bankSlug, params.run);
  const act = readRunAct(await readForm(request));
  if (act === null) throw badRequest("unknown-intent");
  const done = await runAct(act, { bankSlug, importId }, { now, ...runActor(viewer) });
  if (!done.ok) return json({ reason: done.reason }, { status: 409 });
  const list = new URLSearchParams(url.searchParams);
  list.delete("saved");
  list.delete("changed");
  if (done.count !== undefined) list.set("changed", String(done.count));
  throw redirect(`${importPath(bankSlug, importId)}?${list}`);
});

export default function BankImportRun() {
  return <ImportPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()?.reason} />;
}
