import type { MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { MAX_PRINTED_SLIPS } from "~/account/slip";
import { issueRequestedSlips } from "~/account/slip-request.server";
import { NoSlips, SlipSheet } from "~/account/slip-sheet";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "slips");

/** The slips exist only in the answer that makes them: the address by itself has nothing to show. */
export const loader = roleDoor(["organiser"], async () => json({}));

export const action = roleDoor(["organiser"], async (visit) => {
  const { slips, skipped, expiresAt, site } = await issueRequestedSlips(visit, MAX_PRINTED_SLIPS);
  return json({ slips, skipped, expiresAt, site });
});

export default function Slips() {
  const issued = useActionData<typeof action>();
  return issued ? <SlipSheet {...issued} /> : <NoSlips />;
}
