import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, parseFields, readForm, redirect } from "~/platform/http.server";
import { exemptMember } from "~/unit/exempt-member.server";
import { exemptionFields, withdrawalFields } from "~/unit/exemption";
import { getMember } from "~/unit/member.queries.server";
import { MemberPage, type RefusedExemption } from "~/unit/member-page";
import { typedValues } from "~/unit/refused-form";
import { unitScope } from "~/unit/scope.server";
import { getUnit } from "~/unit/unit.queries.server";
import { withdrawExemption } from "~/unit/withdraw-exemption.server";

export const meta: MetaFunction = (args) => pageTitle(args, "member");

export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ params, url, now }) => {
    const unit = await getUnit(params.unit);
    const member = await getMember(params.member, unit.path);
    const { id, name } = unit;
    return json({ unit: { id, name }, member, today: localDay(now), done: url.searchParams.has("done") });
  },
);

export const action = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ request, viewer, params, now }) => {
    const unit = await getUnit(params.unit);
    const form = { ...(await readForm(request)), memberId: params.member };
    const values = typedValues(form);
    const context = { now, actorId: viewer.accountId, underPath: unit.path };
    const refused = (answer: Omit<RefusedExemption, "values">, status: number) =>
      json<RefusedExemption>({ ...answer, values }, { status });
    if (values.intent !== "exempt" && values.intent !== "withdraw") throw badRequest("unknown-intent");
    const parsed =
      values.intent === "exempt" ? parseFields(exemptionFields, form) : parseFields(withdrawalFields, form);
    if (!parsed.ok) return refused(parsed, 422);
    const done =
      "exemptionId" in parsed.value
        ? await withdrawExemption(parsed.value, context)
        : await exemptMember(parsed.value, context);
    if (!done.ok) return refused({ ok: false, reason: done.reason, fields: {} }, 409);
    throw redirect(`/organise/units/${unit.id}/members/${params.member}?done=1`);
  },
);

export default function Member() {
  return <MemberPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
