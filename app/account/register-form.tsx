import { Form, Link } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { CheckboxField } from "~/ui/choice-field";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { CONSENT_VERSION } from "./consent";
import type { RefusedForm, RegisterRefusal } from "./refusals";
import { SubmitButton, TrustedField } from "./sign-in-form";
import { UnitField } from "./unit-field";
import { useProblems } from "./use-problems";

export type RegisterFormProps = { refused?: RefusedForm<RegisterRefusal>; signInTo: string };

/** Citizens make an account of their own. */
export function RegisterForm({ refused, signInTo }: RegisterFormProps) {
  const t = useMessages(accountMessages);
  const { errors, errorOf } = useProblems(refused, "password");
  const values = refused?.values ?? {};
  return (
    <Page width="narrow">
      <PageHeader title={t("register.title")} lead={t("register.lead")} />
      <p>
        {t("register.haveAccount")} <Link to={signInTo}>{t("signIn.submit")}</Link>
      </p>
      <ErrorSummary
        title={t("summary")}
        errors={errors}
        labels={{
          displayName: t("register.displayName"),
          contact: t("register.contact"),
          unit: t("register.unit"),
          password: t("signIn.password"),
          consent: t("register.consent"),
        }}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            name="displayName"
            label={t("register.displayName")}
            hint={t("register.displayNameHint")}
            autoComplete="name"
            required
            defaultValue={values.displayName}
            error={errorOf("displayName")}
          />
          <TextField
            name="contact"
            label={t("register.contact")}
            hint={t("register.contactHint")}
            autoComplete="username"
            autoCapitalize="none"
            required
            defaultValue={values.contact}
            error={errorOf("contact")}
          />
          <UnitField
            name="unit"
            label={t("register.unit")}
            hint={t("register.unitHint")}
            noResults={t("register.unitNone")}
            failed={t("register.unitFailed")}
            resultCount={(count) => t("register.unitCount", { count })}
            required
            initial={values.unit && values.unitText ? { id: values.unit, name: values.unitText } : null}
            error={errorOf("unit")}
          />
          <TextField
            name="password"
            type="password"
            label={t("signIn.password")}
            hint={t("password.wantedHint")}
            autoComplete="new-password"
            required
            error={errorOf("password")}
          />
          <CheckboxField
            name="consent"
            label={t("register.consent")}
            hint={t("register.consentText", { version: CONSENT_VERSION })}
            required
            defaultChecked={values.consent === "on"}
            error={errorOf("consent")}
          />
          <TrustedField isChosen={values.trusted === "on"} />
          <SubmitButton label={t("register.submit")} />
        </Form>
      </Card>
    </Page>
  );
}
