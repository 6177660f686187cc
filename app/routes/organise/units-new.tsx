import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { useMessages } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { unitMessages } from "~/i18n/unit";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";
import { createUnit } from "~/unit/create-unit.server";
import { reachOf } from "~/unit/reach";
import { typedValues } from "~/unit/refused-form";
import { unitFields } from "~/unit/unit";
import { UnitForm } from "~/unit/unit-form";
import { UnitFormPage } from "~/unit/unit-form-page";
import type { RefusedUnitForm } from "~/unit/use-unit-problems";

export const meta: MetaFunction = (args) => pageTitle(args, "newUnit");

export const loader = roleDoor(["admin"], async ({ now }) => json({ today: localDay(now) }));

export const action = roleDoor(["admin"], async ({ request, viewer, now }) => {
  const form = await readForm(request);
  const values = typedValues(form);
  const parsed = parseFields(unitFields, form);
  if (!parsed.ok) return json<RefusedUnitForm>({ ...parsed, values }, { status: 422 });
  const context = { now, actorId: viewer.accountId, reach: reachOf(viewer.grants, ["admin"]) };
  const created = await createUnit({ ...parsed.value, parentId: null }, context);
  if (!created.ok) {
    return json<RefusedUnitForm>({ ok: false, reason: created.reason, fields: {}, values }, { status: 409 });
  }
  throw redirect(`/organise/units/${created.unitId}?saved=1`);
});

export default function NewRoot() {
  const t = useMessages(unitMessages);
  const { today } = useLoaderData<typeof loader>();
  return (
    <UnitFormPage trail={[]} title={t("form.create")} lead={t("form.createRootLead")}>
      <UnitForm
        intent="create"
        initial={{ validFrom: today }}
        submitLabel={t("form.submitCreate")}
        refused={useActionData<typeof action>()}
      />
    </UnitFormPage>
  );
}
