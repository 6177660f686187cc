import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { listBanks } from "~/bank/bank.queries.server";
import { BankList } from "~/bank/bank-list";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "banks");

export const loader = roleDoor(["author", "organiser"], async () => json({ banks: await listBanks() }));

export default function Banks() {
  return <BankList {...useLoaderData<typeof loader>()} />;
}
