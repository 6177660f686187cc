import type { SerializeFrom } from "@remix-run/node";
import { Form, useNavigation } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import { bankPath } from "~/bank/bank-list";
import { exchangeMessages } from "~/i18n/exchange";
import { draftingMessages } from "~/i18n/exchange-drafting";
import { fileReasons } from "~/i18n/exchange-file";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField, TextAreaField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { Progress } from "~/ui/progress";
import { DefaultFields } from "./default-fields";
import type { ImportRun } from "./import.queries.server";
import { ImportHow } from "./import-how";
import { importPath } from "./import-run";
import { ImportRunsTable } from "./import-runs-table";
import type { StartImportRefusal } from "./start-import.server";

/** Why a file was not taken, and what was typed beside it. */
export type RefusedStart = {
  reason: StartImportRefusal | "both" | "bad-defaults";
  values: Record<string, string>;
};

export type ImportStartPageProps = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  runs: SerializeFrom<ImportRun>[];
  /** Whether a service drafts questions from a passage. */
  drafts: boolean;
  refused?: RefusedStart;
};

/** First step of an import: the file or the text, and what holds for questions that do not say. */
export function ImportStartPage({ bank, runs, drafts, refused }: ImportStartPageProps) {
  const t = useMessages(exchangeMessages);
  const drafting = useMessages(draftingMessages);
  return (
    <Page>
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        title={t("start.title")}
        lead={t("start.lead")}
        actions={
          <>
            {drafts ? <LinkButton to={`${bankPath(bank.slug)}/draft`}>{drafting("open")}</LinkButton> : null}
            <LinkButton
              to={`${importPath(bank.slug)}/template.xlsx`}
              reloadDocument
              icon={<Download size={18} aria-hidden="true" />}
            >
              {t("start.template")}
            </LinkButton>
          </>
        }
      />
      {bank.topics.length === 0 ? (
        <Alert tone="warning" title={t("start.noTopics")} />
      ) : (
        <StartForm bank={bank} refused={refused} />
      )}
      <ImportRunsTable bankSlug={bank.slug} runs={runs} />
      <ImportHow />
    </Page>
  );
}

type FormProps = Pick<ImportStartPageProps, "bank" | "refused">;

function StartForm({ bank, refused }: FormProps) {
  const t = useMessages(exchangeMessages);
  const { state, formMethod } = useNavigation();
  const busy = state !== "idle" && formMethod === "POST";
  const problem = useProblem(refused);
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      <ErrorSummary title={t("start.summary")} errors={problem ? [problem] : []} />
      <Card>
        <Form method="post" noValidate encType="multipart/form-data" className="flex flex-col gap-8">
          <fieldset className="flex min-w-0 flex-col gap-6">
            <legend className="mb-4 text-lg font-bold">{t("start.source")}</legend>
            <FileField
              name="file"
              label={t("start.file")}
              hint={t("start.fileHint")}
              accept=".docx,.xlsx,.txt,.gift,.xml,.zip,.json"
              error={errorOf("file")}
            />
            <TextAreaField
              name="text"
              label={t("start.text")}
              hint={t("start.textHint")}
              rows={6}
              defaultValue={refused?.values.text}
              error={errorOf("text")}
            />
          </fieldset>
          <DefaultFields
            legend={t("start.defaults")}
            bank={bank}
            values={refused?.values}
            error={errorOf("topic")}
          />
          <Button variant="primary" busy={busy} className="self-start">
            {t("start.submit")}
          </Button>
          {busy ? <Progress label={t("start.busy")} /> : null}
        </Form>
      </Card>
    </>
  );
}

function useProblem(refused: RefusedStart | undefined): { field: string; message: string } | null {
  const t = useMessages(exchangeMessages);
  const reasons = useMessages(fileReasons);
  if (!refused) return null;
  switch (refused.reason) {
    case "both":
      return { field: "text", message: t("start.both") };
    case "bad-defaults":
    case "topic-unknown":
    case "bank-unknown":
      return { field: "topic", message: t("start.badDefaults") };
    default:
      return { field: "file", message: reasons(refused.reason) };
  }
}
