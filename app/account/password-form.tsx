import { Form } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import type { ChangePasswordRefusal, RefusedForm } from "./refusals";
import { SubmitButton } from "./sign-in-form";
import { useProblems } from "./use-problems";

export type PasswordFormProps = {
  /** A one-time password waits to be replaced: the current one is not asked for. */
  isFirst: boolean;
  /** For the browser's password store. */
  signInName: string;
  refused?: RefusedForm<ChangePasswordRefusal>;
};

/** Setting the first password of one's own, or changing it. */
export function PasswordForm({ isFirst, signInName, refused }: PasswordFormProps) {
  const t = useMessages(accountMessages);
  const { errors, errorOf } = useProblems(refused);
  return (
    <Page width="narrow">
      <PageHeader
        title={t(isFirst ? "password.firstTitle" : "password.title")}
        lead={isFirst ? t("password.firstLead") : undefined}
        back={isFirst ? undefined : { to: "/account", label: t("password.back") }}
      />
      <ErrorSummary
        title={t("summary")}
        errors={errors}
        labels={{ current: t("password.current"), wanted: t("password.wanted") }}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <input type="text" name="username" value={signInName} autoComplete="username" readOnly hidden />
          {isFirst ? null : (
            <TextField
              name="current"
              type="password"
              label={t("password.current")}
              autoComplete="current-password"
              required
              error={errorOf("current")}
            />
          )}
          <TextField
            name="wanted"
            type="password"
            label={t("password.wanted")}
            hint={t("password.wantedHint")}
            autoComplete="new-password"
            required
            error={errorOf("wanted")}
          />
          {isFirst ? null : <p className="text-muted">{t("password.endsOthers")}</p>}
          <SubmitButton label={t("password.submit")} />
        </Form>
      </Card>
    </Page>
  );
}
