import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { exchangeMessages } from "~/i18n/exchange";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Section } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import type { Tone } from "~/ui/tone";
import type { ImportRun } from "./import.queries.server";
import { type ImportState, importPath } from "./import-run";

const TONES: Record<ImportState, Tone> = {
  reading: "info",
  review: "warning",
  writing: "info",
  written: "success",
  failed: "danger",
  discarded: "neutral",
};

type Run = SerializeFrom<ImportRun>;

/** The imports of a bank, newest first. */
export function ImportRunsTable({ bankSlug, runs }: { bankSlug: string; runs: Run[] }) {
  const t = useMessages(exchangeMessages);
  const columns: Column<Run>[] = [
    {
      key: "file",
      header: t("start.recentFile"),
      rowHeader: true,
      cell: (run) => (
        <>
          <Link to={importPath(bankSlug, run.id)} className="break-words">
            {run.fileName}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {t(`format.${run.format}`)}
            {run.total > 0 ? ` · ${t("start.questions", { count: run.total })}` : null}
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: t("start.recentState"),
      cell: (run) => <StatusPill tone={TONES[run.state]}>{t(`state.${run.state}`)}</StatusPill>,
    },
    { key: "at", header: t("start.recentAt"), numeric: true, cell: (run) => formatDateTime(run.startedAt) },
    { key: "by", header: t("start.recentBy"), cell: (run) => run.startedBy ?? t("start.commandLine") },
  ];
  return (
    <Section title={t("start.recent")}>
      <Table
        caption={t("start.recent")}
        captionHidden
        stacks
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        empty={t("start.recentEmpty")}
      />
    </Section>
  );
}
