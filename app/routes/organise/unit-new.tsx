import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { useMessages } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { unitMessages } from "~/i18n/unit";
import { json, notFound, parseFields, readForm, redirect } from "~/platform/http.server";
import { createUnit } from "~/unit/create-unit.server";
import { reachOf } from "~/unit/reach";
import { typedValues } from "~/unit/refused-form";
import { unitScope } from "~/unit/scope.server";
import { getUnitWithTrail } from "~/unit/tree.queries.server";
import { unitFields } from "~/unit/unit";
import { UnitForm } from "~/unit/unit-form";
import { UnitFormPage } from "~/unit/unit-form-page";
import type { RefusedUnitForm } from "~/unit/use-unit-problems";

export const meta: MetaFunction = (args) => pageTitle(args, "newUnit");

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, now }) => {
    const { unit, trail } = await getUnitWithTrail(params.unit, reachOf(viewer.grants, ["unit_officer"]));
    return json({ parent: unit.name, trail, today: localDay(now) });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => unitScope(params.unit),
  async ({ request, viewer, params, now }) => {
    const form = await readForm(request);
    const values = typedValues(form);
    const parsed = parseFields(unitFields, form);
    if (!parsed.ok) return json<RefusedUnitForm>({ ...parsed, values }, { status: 422 });
    if (!params.unit) throw notFound();
    const context = { now, actorId: viewer.accountId, reach: reachOf(viewer.grants, ["organiser"]) };
    const created = await createUnit({ ...parsed.value, parentId: params.unit }, context);
    if (!created.ok) {
      return json<RefusedUnitForm>(
        { ok: false, reason: created.reason, fields: {}, values },
        { status: 409 },
      );
    }
    throw redirect(`/organise/units/${created.unitId}?saved=1`);
  },
);

export default function NewUnit() {
  const t = useMessages(unitMessages);
  const { parent, trail, today } = useLoaderData<typeof loader>();
  return (
    <UnitFormPage trail={trail} title={t("form.create")} lead={t("form.createLead", { parent })}>
      <UnitForm
        intent="create"
        initial={{ validFrom: today }}
        submitLabel={t("form.submitCreate")}
        refused={useActionData<typeof action>()}
      />
    </UnitFormPage>
  );
}
