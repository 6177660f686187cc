import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { findChange } from "~/bank/bank-change.queries.server";
import { BankQuestions } from "~/bank/bank-questions";
import { readQuestionFilter } from "~/bank/question-filter";
import { listQuestions, listTags } from "~/bank/question-list.queries.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, null, args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params, url }) => {
  const bank = await getBank(params.bank);
  const filter = readQuestionFilter(url.searchParams);
  const [found, tags, change] = await Promise.all([
    listQuestions(bank.slug, filter),
    listTags(bank.slug),
    findChange(bank.slug, url.searchParams.get("change")),
  ]);
  return json({ bank, filter, found, tags, change });
});

export default function Bank() {
  return <BankQuestions {...useLoaderData<typeof loader>()} />;
}
