import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestConsentMessages } from "~/i18n/contest-consent";
import { contestPublicMessages } from "~/i18n/contest-public";
import { contestReasons } from "~/i18n/contest-reasons";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { CheckboxField, RadioGroupField } from "~/ui/choice-field";
import { DescriptionList } from "~/ui/description-list";
import { Page, PageHeader } from "~/ui/page";
import { CURRENT_CONSENT_VERSION, isConsentVersion } from "./consent";
import type { EntryPage } from "./entry-page.queries.server";
import { RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";

type Props = { page: EntryPage; refused?: Refused };

/** Who one is, which track, and consent; then the person is in. */
export function EnterPage({ page, refused }: Props) {
  const t = useMessages(contestPublicMessages);
  const reasons = useMessages(contestReasons);
  const back = { to: `/c/${page.slug}`, label: t("enter.back") };
  return (
    <Page width="narrow">
      <PageHeader
        back={back}
        eyebrow={page.title}
        title={t("enter.title")}
        lead={page.refusal ? null : t("enter.lead")}
      />
      {page.refusal ? (
        <Alert
          tone="warning"
          title={t("enter.closed")}
          actions={<LinkButton to={back.to}>{back.label}</LinkButton>}
        >
          {reasons(`reason.${page.refusal}`)}
        </Alert>
      ) : (
        <EntryForm page={page} refused={refused} />
      )}
    </Page>
  );
}

function EntryForm({ page, refused }: Props) {
  const t = useMessages(contestPublicMessages);
  const words = useMessages(contestMessages);
  const consent = useMessages(contestConsentMessages);
  const { errorOf } = useRefusalWords(refused);
  const version = isConsentVersion(page.consentVersion) ? page.consentVersion : CURRENT_CONSENT_VERSION;
  const only = page.tracks.length === 1 ? page.tracks[0]?.id : undefined;
  const typed = refused?.values?.trackId;
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <RefusalNotice refused={refused} />
      <Card>
        <CardHeader title={t("enter.who")} />
        <DescriptionList
          items={[
            { term: t("enter.name"), detail: <strong>{page.displayName}</strong> },
            { term: t("enter.unit"), detail: page.unitName ?? t("enter.noUnit") },
          ]}
        />
        <p className="mt-4 text-muted">{t("enter.wrong")}</p>
      </Card>
      <Card>
        <RadioGroupField
          name="trackId"
          label={t("enter.track")}
          hint={t("enter.trackHint")}
          required
          defaultValue={typeof typed === "string" ? typed : only}
          options={page.tracks.map(({ id, name, audience }) => {
            return { value: id, label: name, description: words(`audience.${audience}`) };
          })}
          error={errorOf("trackId")}
        />
      </Card>
      <Card>
        <CardHeader title={consent("title")} />
        <p className="mb-4">{consent(`text.${version}`)}</p>
        <input type="hidden" name="consentVersion" value={page.consentVersion} />
        <CheckboxField
          name="agreed"
          value="yes"
          label={consent("agree")}
          required
          error={errorOf("agreed")}
        />
      </Card>
      <SubmitButton size="large" className="w-full sm:w-auto sm:self-start">
        {t("enter.submit")}
      </SubmitButton>
    </Form>
  );
}
