import { Form, Link, useNavigation } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxField } from "~/ui/choice-field";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import type { RefusedForm, SignInRefusal } from "./refusals";
import { useProblems } from "./use-problems";

/** The sign-in page. `registerTo` leads to the registration of citizens, with the way back kept. */
export function SignInForm({
  refused,
  registerTo,
}: {
  refused?: RefusedForm<SignInRefusal>;
  registerTo: string;
}) {
  const t = useMessages(accountMessages);
  const { errors, errorOf } = useProblems(refused);
  return (
    <Page width="narrow">
      <PageHeader title={t("signIn.title")} lead={t("signIn.lead")} />
      <ErrorSummary
        title={t("summary")}
        errors={errors}
        labels={{ signInName: t("signIn.name"), password: t("signIn.password") }}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            name="signInName"
            label={t("signIn.name")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            defaultValue={refused?.values.signInName}
            error={errorOf("signInName")}
          />
          <TextField
            name="password"
            type="password"
            label={t("signIn.password")}
            hint={t("signIn.passwordHint")}
            autoComplete="current-password"
            required
            error={errorOf("password")}
          />
          <TrustedField isChosen={refused?.values.trusted === "on"} />
          <SubmitButton label={t("signIn.submit")} />
        </Form>
      </Card>
      <div className="flex flex-col gap-2">
        <p>
          {t("signIn.registerLead")} <Link to={registerTo}>{t("signIn.register")}</Link>
        </p>
        <p className="text-muted">{t("signIn.lost")}</p>
      </div>
    </Page>
  );
}

/** Asks whether the device is the person's own. */
export function TrustedField({ isChosen }: { isChosen: boolean }) {
  const t = useMessages(accountMessages);
  return (
    <CheckboxField
      name="trusted"
      label={t("signIn.trusted")}
      hint={t("signIn.trustedHint")}
      defaultChecked={isChosen}
    />
  );
}

/** The one action of a page's form; shows that it is under way. */
export function SubmitButton({ label }: { label: string }) {
  const busy = useNavigation().state !== "idle";
  return (
    <Button variant="primary" size="large" busy={busy} className="w-full sm:w-auto sm:self-start">
      {label}
    </Button>
  );
}
