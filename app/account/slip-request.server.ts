import { badRequest, parseFields, readForm, redirect } from "~/platform/http.server";
import { getUnit } from "~/unit/unit.queries.server";
import { type Issued, issueSlips } from "./issue-slips.server";
import type { SlipChoice } from "./slip";
import { slipFields } from "./slip-form";
import type { Viewer } from "./viewer";

type SlipVisit = { request: Request; viewer: Viewer; now: Date };

/**
 * Reads the form of the list of accounts and issues the slips; both forms of output begin here. Throws 400 for a
 * form that no page sends, 404 for an unknown unit, and goes back to the list with the reason of a refusal.
 */
export async function issueRequestedSlips(
  { request, viewer, now }: SlipVisit,
  limit: number,
): Promise<Issued> {
  const parsed = parseFields(slipFields, await readForm(request));
  if (!parsed.ok) throw badRequest("bad-choice");
  const choice = await choiceOf(parsed.value);
  const outcome = await issueSlips(choice, { now, actorId: viewer.accountId }, limit);
  if (!outcome.ok) throw redirect(`/organise/accounts?refused=${outcome.reason}`);
  return outcome;
}

async function choiceOf(form: {
  choice: "members" | "without-account";
  members: string[];
  unit?: string;
}): Promise<SlipChoice> {
  if (form.choice === "members") return { kind: "members", memberIds: form.members };
  const underPath = form.unit ? (await getUnit(form.unit)).path : "/";
  return { kind: "without-account", underPath };
}
