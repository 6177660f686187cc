import { Form, Link, useNavigation } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { unitImportMessages } from "~/i18n/unit-import";
import { unitImportProblems } from "~/i18n/unit-import-problems";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, FileField, TextField } from "~/ui/field";
import { Page, PageHeader, Section } from "~/ui/page";
import { Progress } from "~/ui/progress";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { showDay } from "./day";
import type { RefusedForm } from "./refused-form";
import type { RosterOutcome, UploadIssue } from "./roster-import";
import type { StartRosterImportRefusal } from "./start-roster-import.server";
import { type TrailUnit, UnitTrail } from "./unit-trail";

/** One earlier upload, with instants as they travel. */
export type ImportLine = {
  id: string;
  fileName: string;
  effectiveOn: string;
  createdAt: string;
  outcome: RosterOutcome | null;
};

export type RefusedUpload = RefusedForm<StartRosterImportRefusal | UploadIssue>;

export type RosterUploadPageProps = {
  unit: { id: string; name: string };
  trail: TrailUnit[];
  today: string;
  recent: ImportLine[];
  refused?: RefusedUpload;
};

/** First step of an import: the template, the file, and from which day it holds. */
export function RosterUploadPage({ unit, trail, today, recent, refused }: RosterUploadPageProps) {
  const t = useMessages(unitImportMessages);
  const base = `/organise/units/${unit.id}`;
  return (
    <Page width="narrow">
      <div className="flex flex-col gap-4">
        <UnitTrail units={trail} here={t("upload.title")} />
        <PageHeader title={t("upload.title")} lead={t("upload.lead")} />
      </div>
      <Section title={t("upload.stepTemplate")} description={t("upload.stepTemplateText")}>
        <div className="flex flex-wrap gap-3">
          <LinkButton
            to={`${base}/roster-template.xlsx`}
            reloadDocument
            icon={<Download size={18} aria-hidden="true" />}
          >
            {t("upload.template")}
          </LinkButton>
          <LinkButton variant="quiet" to={`${base}/roster.xlsx`} reloadDocument>
            {t("upload.current")}
          </LinkButton>
        </div>
      </Section>
      <UploadForm unitName={unit.name} today={today} refused={refused} />
      {recent.length > 0 ? <RecentImports base={base} recent={recent} /> : null}
    </Page>
  );
}

function UploadForm(props: { unitName: string; today: string; refused?: RefusedUpload }) {
  const { unitName, today, refused } = props;
  const t = useMessages(unitImportMessages);
  const p = useMessages(unitImportProblems);
  const busy = useNavigation().formMethod === "POST";
  const field = refused?.reason === "not-a-day" ? "effectiveOn" : "file";
  const errors = refused ? [{ field, message: p(`reason.${refused.reason}`) }] : [];
  const errorOf = (name: string) => errors.find((error) => error.field === name)?.message;
  return (
    <Section title={t("upload.stepFile")}>
      <ErrorSummary title={t("upload.summary")} errors={errors} />
      <Card>
        <Form method="post" noValidate encType="multipart/form-data" className="flex flex-col gap-6">
          <FileField
            name="file"
            label={t("upload.file")}
            hint={t("upload.fileHint")}
            accept=".xlsx"
            required
            error={errorOf("file")}
          />
          <TextField
            name="effectiveOn"
            type="date"
            label={t("upload.effectiveOn")}
            hint={t("upload.effectiveOnHint")}
            defaultValue={refused?.values.effectiveOn ?? today}
            required
            width="medium"
            error={errorOf("effectiveOn")}
          />
          <CheckboxField
            name="endsMissing"
            value="1"
            label={t("upload.endsMissing", { unit: unitName })}
            hint={t("upload.endsMissingHint")}
            defaultChecked={refused?.values.endsMissing === "1"}
          />
          <Button variant="primary" busy={busy} className="self-start">
            {t("upload.submit")}
          </Button>
          {busy ? <Progress label={t("upload.busy")} /> : null}
        </Form>
      </Card>
    </Section>
  );
}

function RecentImports({ base, recent }: { base: string; recent: ImportLine[] }) {
  const t = useMessages(unitImportMessages);
  const columns: Column<ImportLine>[] = [
    {
      key: "file",
      header: t("upload.fileName"),
      rowHeader: true,
      cell: (line) => <Link to={`${base}/import/${line.id}`}>{line.fileName}</Link>,
    },
    {
      key: "at",
      header: t("upload.uploadedAt"),
      numeric: true,
      cell: (line) => formatDateTime(line.createdAt),
    },
    {
      key: "day",
      header: t("upload.effectiveOn"),
      numeric: true,
      hideOnPhone: true,
      cell: (line) => showDay(line.effectiveOn),
    },
    {
      key: "state",
      header: t("upload.state"),
      cell: (line) => (
        <>
          <StatusPill tone={line.outcome ? "success" : "warning"}>
            {t(line.outcome ? "upload.confirmed" : "upload.waiting")}
          </StatusPill>
          {line.outcome ? (
            <span className="block text-sm text-muted">{t("upload.outcome", line.outcome)}</span>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <Section title={t("upload.recent")}>
      <Table
        caption={t("upload.recentCaption")}
        captionHidden
        stacks
        columns={columns}
        rows={recent}
        rowKey={(line) => line.id}
      />
    </Section>
  );
}
