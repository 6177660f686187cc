import { Form } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { useMessages } from "~/i18n/messages";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Page, PageHeader } from "~/ui/page";
import { SubmitButton, TrustedField } from "./sign-in-form";

/** Asks whether the person is the owner of the link; only the button signs in. */
export function LinkPage({ owner }: { owner: { displayName: string; unitName: string | null } }) {
  const t = useMessages(accountMessages);
  const { displayName, unitName } = owner;
  return (
    <Page width="narrow">
      <PageHeader
        eyebrow={t("link.title")}
        title={t("link.question", { name: displayName })}
        lead={unitName ? t("link.unit", { unit: unitName }) : undefined}
      />
      <Card>
        <Form method="post" className="flex flex-col gap-6">
          <TrustedField isChosen />
          <SubmitButton label={t("link.submit")} />
        </Form>
      </Card>
      <div className="flex flex-col items-start gap-3">
        <p className="text-muted">{t("link.notMeHint")}</p>
        <LinkButton to="/sign-in" variant="quiet">
          {t("link.notMe")}
        </LinkButton>
      </div>
    </Page>
  );
}

/** The same page for every link that does not work, whatever the cause. */
export function DeadLinkPage() {
  const t = useMessages(accountMessages);
  return (
    <Page width="narrow">
      <PageHeader title={t("link.deadTitle")} lead={t("link.deadText")} />
      <LinkButton to="/sign-in" variant="primary" className="self-start">
        {t("link.toSignIn")}
      </LinkButton>
    </Page>
  );
}
