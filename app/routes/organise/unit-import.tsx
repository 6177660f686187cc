import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { json, readUpload, redirect } from "~/platform/http.server";
import { isDay } from "~/unit/day";
import { reachOf } from "~/unit/reach";
import { MAX_UPLOAD_BYTES } from "~/unit/roster-import";
import { listRosterImports } from "~/unit/roster-import.queries.server";
import { type RefusedUpload, RosterUploadPage } from "~/unit/roster-upload-page";
import { unitScope } from "~/unit/scope.server";
import { startRosterImport } from "~/unit/start-roster-import.server";
import { getUnitWithTrail } from "~/unit/tree.queries.server";
import { getUnit } from "~/unit/unit.queries.server";

export const meta: MetaFunction = (args) => pageTitle(args, "importRoster");

export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, now }) => {
    const { unit, trail } = await getUnitWithTrail(params.unit, reachOf(viewer.grants, ["unit_officer"]));
    const recent = await listRosterImports(unit.id);
    return json({ unit: { id: unit.id, name: unit.name }, trail, today: localDay(now), recent });
  },
);

export const action = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ request, viewer, params, now }) => {
    const { id: unitId } = await getUnit(params.unit);
    const refused = (reason: RefusedUpload["reason"], values: Record<string, string>, status: number) =>
      json<RefusedUpload>({ ok: false, reason, fields: {}, values }, { status });
    const form = await readUpload(request, MAX_UPLOAD_BYTES);
    if (!form) return refused("too-large", {}, 413);
    const { fields, file } = form;
    const { effectiveOn = "", endsMissing } = fields;
    if (!file) return refused("no-file", fields, 422);
    if (!isDay(effectiveOn)) return refused("not-a-day", fields, 422);
    const upload = { ...file, unitId, effectiveOn, endsMissing: endsMissing === "1" };
    const started = await startRosterImport(upload, { now, actorId: viewer.accountId });
    if (!started.ok) return refused(started.reason, fields, started.reason === "busy" ? 503 : 422);
    throw redirect(`/organise/units/${unitId}/import/${started.importId}`);
  },
);

export default function ImportRoster() {
  return <RosterUploadPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
