import { Form, useNavigation } from "@remix-run/react";
import { exchangeMessages } from "~/i18n/exchange";
import { draftingMessages } from "~/i18n/exchange-drafting";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { TextAreaField, TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { DefaultFields } from "./default-fields";
import { MAX_DRAFTS, type RefusedDrafting } from "./drafting";
import { importPath } from "./import-run";

export type DraftPageProps = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  /** The service that passages are sent to. */
  host: string;
  refused?: RefusedDrafting;
};

/** A passage, the document it is from, and how many questions to draft. */
export function DraftPage({ bank, host, refused }: DraftPageProps) {
  const t = useMessages(draftingMessages);
  const words = useMessages(exchangeMessages);
  const { state, formMethod } = useNavigation();
  const errors = (refused?.problems ?? []).map(({ field, problem }) => {
    return { field, message: t(`problems.${problem}`) };
  });
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Page>
      <PageHeader
        back={{ to: importPath(bank.slug), label: words("start.title") }}
        eyebrow={bank.name}
        title={t("title")}
        lead={t("lead")}
      />
      <Alert tone="info">{t("sentTo", { host })}</Alert>
      <ErrorSummary title={t("problems.summary")} errors={errors} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-8">
          <TextAreaField
            name="passage"
            label={t("passage")}
            hint={t("passageHint")}
            rows={12}
            defaultValue={refused?.values.passage}
            error={errorOf("passage")}
          />
          <TextField
            name="citation"
            label={t("citation")}
            hint={t("citationHint")}
            defaultValue={refused?.values.citation}
            error={errorOf("citation")}
          />
          <TextField
            name="count"
            label={t("count")}
            hint={t("countHint")}
            inputMode="numeric"
            defaultValue={refused?.values.count ?? String(MAX_DRAFTS / 2)}
            error={errorOf("count")}
          />
          <DefaultFields legend={t("kind")} bank={bank} values={refused?.values} error={errorOf("topic")} />
          <Button variant="primary" busy={state !== "idle" && formMethod === "POST"} className="self-start">
            {t("submit")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
