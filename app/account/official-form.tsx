import { Form } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { accountRightsMessages } from "~/i18n/account-rights";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import type { RefusedForm } from "./refusals";
import { SubmitButton } from "./sign-in-form";
import { useProblems } from "./use-problems";

export type OfficialRefusal = "bad-sign-in-name" | "sign-in-name-taken";

/** Makes an account for a role, beside the rosters. */
export function OfficialForm({ refused }: { refused?: RefusedForm<OfficialRefusal> }) {
  const t = useMessages(accountRightsMessages);
  const words = useMessages(accountMessages);
  const reason = refused?.reason ?? "invalid-form";
  const problems = useProblems(refused && reason === "invalid-form" ? { ...refused, reason } : undefined);
  const errors =
    reason === "invalid-form" ? problems.errors : [{ field: "signInName", message: t(`refused.${reason}`) }];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
  return (
    <Page width="narrow">
      <PageHeader
        title={t("official.title")}
        lead={t("official.lead")}
        back={{ to: "/organise/accounts?kind=official", label: t("back") }}
      />
      <ErrorSummary
        title={words("summary")}
        errors={errors}
        labels={{ displayName: t("official.displayName"), signInName: t("official.signInName") }}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            name="displayName"
            label={t("official.displayName")}
            autoComplete="off"
            required
            defaultValue={refused?.values.displayName}
            error={errorOf("displayName")}
          />
          <TextField
            name="signInName"
            label={t("official.signInName")}
            hint={t("official.signInNameHint")}
            autoComplete="off"
            autoCapitalize="none"
            required
            defaultValue={refused?.values.signInName}
            error={errorOf("signInName")}
          />
          <SubmitButton label={t("official.submit")} />
        </Form>
      </Card>
    </Page>
  );
}

export type MadeOfficial = { accountId: string; signInName: string; password: string; expiresAt: string };

/** Shown once: the one-time password of the account just made. */
export function OfficialMade({ made }: { made: MadeOfficial }) {
  const t = useMessages(accountRightsMessages);
  return (
    <Page width="narrow">
      <PageHeader title={t("official.madeTitle")} />
      <Alert tone="warning">{t("official.madeLead", { until: formatDateTime(made.expiresAt) })}</Alert>
      <Card>
        <DescriptionList
          items={[
            { term: t("official.signInName"), detail: <code>{made.signInName}</code> },
            {
              term: t("official.password"),
              detail: <code className="text-lg font-semibold">{made.password}</code>,
            },
          ]}
        />
      </Card>
      <LinkButton to={`/organise/accounts/${made.accountId}`} variant="primary" className="self-start">
        {t("official.next")}
      </LinkButton>
    </Page>
  );
}
