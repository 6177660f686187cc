import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, readForm, redirect } from "~/platform/http.server";
import { confirmRosterImport } from "~/unit/confirm-roster-import.server";
import { discardRosterImport } from "~/unit/discard-roster-import.server";
import { reachOf } from "~/unit/reach";
import { typedValues } from "~/unit/refused-form";
import { getRosterImport } from "~/unit/roster-import.queries.server";
import { reviewImport } from "~/unit/roster-review.server";
import { RosterDonePage, RosterReviewPage } from "~/unit/roster-review-page";
import { unitScope } from "~/unit/scope.server";
import { getUnitWithTrail } from "~/unit/tree.queries.server";

export const meta: MetaFunction = (args) => pageTitle(args, "reviewRoster");

export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, url }) => {
    const reach = reachOf(viewer.grants, ["unit_officer"]);
    const { unit, trail } = await getUnitWithTrail(params.unit, reach);
    const view = await getRosterImport(params.import, unit.id);
    const { id, fileName, effectiveOn, endsMissing, notices, createdAt, confirmedAt, outcome } = view;
    const upload = { id, fileName, effectiveOn, endsMissing, notices, createdAt };
    if (confirmedAt && outcome) {
      return json({
        state: "done" as const,
        unitId: unit.id,
        trail,
        upload: { ...upload, confirmedAt },
        outcome,
      });
    }
    const wanted = { list: url.searchParams.get("show"), page: Number(url.searchParams.get("page")) || 1 };
    const review = await reviewImport(view, { target: unit, reach }, wanted);
    return json({ state: "waiting" as const, unitId: unit.id, trail, upload, review });
  },
);

export const action = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ request, viewer, params, now }) => {
    const { intent, fingerprint = "", skipErrors } = typedValues(await readForm(request));
    const place = { unitId: params.unit ?? "", importId: params.import ?? "" };
    if (intent === "discard") {
      await discardRosterImport(place);
      throw redirect(`/organise/units/${place.unitId}/import`);
    }
    if (intent !== "confirm") throw badRequest("unknown-intent");
    const done = await confirmRosterImport(
      { ...place, fingerprint, skipErrors: skipErrors === "1" },
      { now, actorId: viewer.accountId, reach: reachOf(viewer.grants, ["unit_officer"]) },
    );
    if (!done.ok) return json({ reason: done.reason }, { status: 409 });
    throw redirect(`/organise/units/${place.unitId}/import/${place.importId}`);
  },
);

export default function ReviewImport() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.reason;
  return shown.state === "done" ? (
    <RosterDonePage {...shown} />
  ) : (
    <RosterReviewPage {...shown} refused={refused} />
  );
}
