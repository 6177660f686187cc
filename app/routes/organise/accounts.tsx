import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountListFilter } from "~/account/account-list";
import { listAccounts } from "~/account/account-list.queries.server";
import { AccountListPage } from "~/account/account-list-page";
import { roleDoor } from "~/account/door.server";
import { isSlipRefusal } from "~/account/slip";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { findUnit } from "~/unit/unit.queries.server";

export const meta: MetaFunction = (args) => pageTitle(args, "accounts");

export const loader = roleDoor(["organiser"], async ({ url, viewer, now }) => {
  const asked = accountListFilter.parse(Object.fromEntries(url.searchParams));
  const reach = reachOf(viewer.grants, ["organiser"]);
  const unit = asked.unit ? await findUnit(asked.unit) : null;
  const scope = { reach, underPath: unit?.path ?? null, on: localDay(now) };
  const { lines, total, page, counts } = await listAccounts(asked, scope);
  const refused = url.searchParams.get("refused");
  return json({
    filter: { ...asked, page },
    unit: unit && { id: unit.id, name: unit.name },
    lines,
    total,
    counts,
    refused: isSlipRefusal(refused) ? refused : null,
    mayCreate: reach === "all",
  });
});

export default function Accounts() {
  return <AccountListPage {...useLoaderData<typeof loader>()} />;
}
