import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { settingsFields } from "~/contest/contest";
import { getContest } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { ContestFrame } from "~/contest/desk-frame";
import { editContest } from "~/contest/edit-contest.server";
import { DoneNotice } from "~/contest/outcome";
import type { Refused } from "~/contest/refusal";
import { type RenderedTexts, renderTexts } from "~/contest/rendered.server";
import { contestScope } from "~/contest/scope.server";
import { SettingsForm } from "~/contest/settings-form";
import { settingsValues, typedSettings } from "~/contest/settings-values";
import { contestSetupMessages } from "~/i18n/contest-setup";
import { useMessages } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "settings", args.data?.head.title);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params }) => {
    const contest = await getContest(params.contest);
    return json({ head: contestHead(contest), values: settingsValues(contest) });
  },
);

type Answer = Partial<Refused> & { preview?: RenderedTexts };

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const form = await readForm(request);
    const values = typedSettings(form);
    if (form.intent === "preview") return json<Answer>({ values, preview: renderTexts(values) });
    const parsed = parseFields(settingsFields, form);
    if (!parsed.ok) return json<Answer>({ ...parsed, values }, { status: 422 });
    const contest = await getContest(params.contest);
    const edited = await editContest(contest.id, parsed.value, { now, actorId: viewer.accountId });
    if (!edited.ok) return json<Answer>({ ...edited, values }, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/settings?done=saved`);
  },
);

export default function Settings() {
  const { head, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const t = useMessages(contestSetupMessages);
  const typed = answer?.values as typeof values | undefined;
  return (
    <ContestFrame contest={head}>
      <DoneNotice words={{ saved: t("settings.saved") }} />
      <SettingsForm
        values={typed ?? values}
        refused={answer?.reason ? (answer as Refused) : undefined}
        preview={answer?.preview}
      />
    </ContestFrame>
  );
}
