import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { typedValues } from "~/bank/question-values";
import { findNextFaulty, getImport, getItem, getRunRights } from "~/exchange/import.queries.server";
import { ImportItemPage, type ImportItemPageProps } from "~/exchange/import-item-page";
import { importPath } from "~/exchange/import-run";
import { mendItem } from "~/exchange/mend-item.server";
import { runActor } from "~/exchange/run-rights";
import { pageTitle } from "~/i18n/page-title";
import { json, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "importQuestions", args.data?.run.fileName, args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url, viewer }) => {
  const { slug, name, topics } = await getBank(params.bank);
  const run = await getImport(slug, params.run);
  const item = await getItem(run, params.position);
  const may = await getRunRights(run.id, runActor(viewer));
  return json({ bank: { slug, name, topics }, run, item, may, search: url.search });
});

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now, url }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const run = await getImport(bankSlug, params.run);
  const { position } = await getItem(run, params.position);
  const fields = await readForm(request);
  const place = { bankSlug, importId: run.id };
  const saved = await mendItem({ place, position, fields }, { now, ...runActor(viewer) });
  if (!saved.ok) {
    const values = "fields" in saved ? typedValues(fields) : undefined;
    const refused = { ...saved, values } as NonNullable<ImportItemPageProps["refused"]>;
    return json(refused, { status: saved.reason === "invalid-form" ? 422 : 409 });
  }
  const next = fields.intent === "save-next" ? await findNextFaulty(run.id, position) : null;
  if (next !== null) throw redirect(`${importPath(bankSlug, run.id, next)}${url.search}`);
  const list = new URLSearchParams(url.search);
  list.delete("changed");
  list.set("saved", String(position));
  throw redirect(`${importPath(bankSlug, run.id)}?${list}`);
});

export default function BankImportQuestion() {
  const { item, ...props } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ImportItemPage key={item.position} {...props} item={item} refused={refused} />;
}
