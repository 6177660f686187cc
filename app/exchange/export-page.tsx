import { Form } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import { bankPath } from "~/bank/bank-list";
import { type QuestionFilter, questionFilterQuery } from "~/bank/question-filter";
import { EXPORT_FORMATS } from "~/format/found-question";
import { exportMessages } from "~/i18n/exchange-export";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { RadioGroupField } from "~/ui/field";
import { Page, PageHeader, Section } from "~/ui/page";
import { EXPORT_LIMITS, type ExportRefusal } from "./export-refusal";

export const EXPORT_SCOPES = ["in-use", "present", "all"] as const;

export type ExportPageProps = {
  bank: { slug: string; name: string };
  filter: QuestionFilter;
  count: number;
  /** Why the file that was asked for was not made. */
  refused: ExportRefusal | null;
};

/** Which questions leave the house, and as what. */
export function ExportPage({ bank, filter, count, refused }: ExportPageProps) {
  const t = useMessages(exportMessages);
  const query = questionFilterQuery({ ...filter, page: 1 });
  const address = (format: string) => {
    const search = new URLSearchParams(query);
    search.set("format", format);
    return `/organise/banks/${bank.slug}/export/file?${search}`;
  };
  return (
    <Page>
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        title={t("title")}
        lead={t("lead", { count })}
      />
      {refused ? (
        <Alert tone="danger" role="alert" title={t("refused.title")}>
          {t(`refused.${refused}`, EXPORT_LIMITS)}
        </Alert>
      ) : null}
      <Alert tone="warning" title={t("secret")} />
      <ScopeForm filter={filter} count={count} />
      {count === 0 ? (
        <p className="text-muted">{t("empty")}</p>
      ) : (
        <Section title={t("formats")}>
          <ul className="grid gap-4 md:grid-cols-2">
            {EXPORT_FORMATS.map((format) => (
              <Card key={format} as="li" className="flex flex-col justify-between gap-4">
                <CardHeader
                  title={t(`format.${format}`)}
                  description={t(`keeps.${format}`)}
                  level={3}
                  className="mb-0"
                />
                <LinkButton
                  to={address(format)}
                  reloadDocument
                  icon={<Download size={18} aria-hidden="true" />}
                  className="self-start"
                >
                  {t("download", { format: t(`format.${format}`) })}
                </LinkButton>
              </Card>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

/** Whole parts of the bank, or what the list showed when one came from there. */
function ScopeForm({ filter, count }: { filter: QuestionFilter; count: number }) {
  const t = useMessages(exportMessages);
  const plain = EXPORT_SCOPES.find(
    (scope) => questionFilterQuery({ ...filter, page: 1 }) === scopeQuery(scope),
  );
  return (
    <Card as="section">
      <Form method="get" className="flex flex-col gap-4">
        {plain ? null : <p>{t("scope.filter", { count })}</p>}
        <RadioGroupField
          name="state"
          label={t("which")}
          options={EXPORT_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
          defaultValue={plain}
        />
        <Button className="self-start">{t("choose")}</Button>
      </Form>
    </Card>
  );
}

function scopeQuery(scope: (typeof EXPORT_SCOPES)[number]): string {
  return scope === "present" ? "" : `?state=${scope}`;
}
