import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { useMessages } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { unitMessages } from "~/i18n/unit";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";
import { closeUnit } from "~/unit/close-unit.server";
import { CloseUnitForm } from "~/unit/close-unit-form";
import { editUnit } from "~/unit/edit-unit.server";
import { reachOf } from "~/unit/reach";
import { typedValues } from "~/unit/refused-form";
import { rosterOn } from "~/unit/roster.queries.server";
import { unitScope } from "~/unit/scope.server";
import { getUnitWithTrail } from "~/unit/tree.queries.server";
import { closingFields, editFields } from "~/unit/unit";
import { UnitForm } from "~/unit/unit-form";
import { UnitFormPage } from "~/unit/unit-form-page";
import type { RefusedUnitForm } from "~/unit/use-unit-problems";

export const meta: MetaFunction = (args) => pageTitle(args, "editUnit");

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, now }) => {
    const { unit, above, trail } = await getUnitWithTrail(
      params.unit,
      reachOf(viewer.grants, ["unit_officer"]),
    );
    const today = localDay(now);
    const own = (await rosterOn(today, unit.path)).find((roster) => roster.unitId === unit.id);
    return json({ unit, parent: above.at(-1) ?? null, trail, today, members: own?.members ?? 0 });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => unitScope(params.unit),
  async ({ request, viewer, params, now }) => {
    const form = await readForm(request);
    const values = typedValues(form);
    const context = { now, actorId: viewer.accountId, reach: reachOf(viewer.grants, ["organiser"]) };
    const unitId = params.unit ?? "";
    const refused = (answer: Omit<RefusedUnitForm, "values">, status: number) =>
      json<RefusedUnitForm>({ ...answer, values }, { status });
    if (values.intent === "edit") {
      const parsed = parseFields(editFields, form);
      if (!parsed.ok) return refused(parsed, 422);
      const { parent, ...fields } = parsed.value;
      const edited = await editUnit({ unitId, fields, parentId: parent }, context);
      if (!edited.ok) return refused({ ok: false, reason: edited.reason, fields: {} }, 409);
    } else if (values.intent === "close") {
      const parsed = parseFields(closingFields, form);
      if (!parsed.ok) return refused(parsed, 422);
      const { closesOn, reason, endMemberships } = parsed.value;
      const closed = await closeUnit({ unitId, validTo: closesOn, reason, endMemberships }, context);
      if (!closed.ok) {
        const { members = 0, children = 0 } = closed;
        return refused({ ok: false, reason: closed.reason, fields: {}, counts: { members, children } }, 409);
      }
    } else throw badRequest("unknown-intent");
    throw redirect(`/organise/units/${unitId}?saved=1`);
  },
);

export default function EditUnit() {
  const t = useMessages(unitMessages);
  const { unit, parent, trail, today, members } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isAbout = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
  return (
    <UnitFormPage trail={trail} title={t("form.edit")}>
      <UnitForm
        intent="edit"
        initial={{ ...unit, bloc: unit.bloc ?? "" }}
        submitLabel={t("form.submitEdit")}
        parent={parent ?? undefined}
        refused={isAbout("edit")}
      />
      {unit.validTo ? null : (
        <CloseUnitForm name={unit.name} members={members} today={today} refused={isAbout("close")} />
      )}
    </UnitFormPage>
  );
}
