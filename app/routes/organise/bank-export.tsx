import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { listMatchingCodes } from "~/bank/question-list.queries.server";
import { ExportPage } from "~/exchange/export-page";
import { EXPORT_REFUSALS } from "~/exchange/export-refusal";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "exportQuestions", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url }) => {
  const { slug, name } = await getBank(params.bank);
  const filter = readQuestionFilter(url.searchParams);
  const { length: count } = await listMatchingCodes(slug, filter);
  const refused = EXPORT_REFUSALS.find((one) => one === url.searchParams.get("refused")) ?? null;
  return json({ bank: { slug, name }, filter, count, refused });
});

export default function BankExport() {
  return <ExportPage {...useLoaderData<typeof loader>()} />;
}
