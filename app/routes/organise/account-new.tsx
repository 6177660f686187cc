import type { MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { officialFields, typedValues } from "~/account/account-forms";
import { scopeDoor } from "~/account/door.server";
import { handOutOfficial } from "~/account/hand-out-official.server";
import { type MadeOfficial, OfficialForm, OfficialMade, type OfficialRefusal } from "~/account/official-form";
import type { RefusedForm } from "~/account/refusals";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "newOfficial");

type Answer =
  | RefusedForm<OfficialRefusal>
  | { ok: true; made: Omit<MadeOfficial, "expiresAt"> & { expiresAt: Date } };

/** An account beside the rosters belongs to the whole system until it holds a role. */
const wholeSystem = async () => ({ kind: "system" }) as const;

export const loader = scopeDoor(["organiser"], wholeSystem, async () => json({}));

export const action = scopeDoor(["organiser"], wholeSystem, async ({ request, viewer, now }) => {
  const fields = await readForm(request);
  const values = typedValues(fields, ["displayName", "signInName"]);
  const parsed = parseFields(officialFields, fields);
  if (!parsed.ok) return json<Answer>({ ...parsed, values }, { status: 422 });
  const outcome = await handOutOfficial(parsed.value, { now, actorId: viewer.accountId });
  if (!outcome.ok) {
    return json<Answer>({ ok: false, reason: outcome.reason, fields: {}, values }, { status: 422 });
  }
  const { accountId, password, expiresAt } = outcome;
  const { signInName } = parsed.value;
  return json<Answer>({ ok: true, made: { accountId, signInName, password, expiresAt } });
});

export default function NewOfficial() {
  const answer = useActionData<typeof action>();
  if (answer?.ok) return <OfficialMade made={answer.made} />;
  return <OfficialForm refused={answer} />;
}
