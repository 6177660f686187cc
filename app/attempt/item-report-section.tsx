import { LEAST_PER_GROUP } from "~/core/statistics/item";
import { formatNumber, formatPercent, formatShare } from "~/i18n/format";
import { itemReportMessages } from "~/i18n/item-report";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { LineChart } from "~/ui/charts/line-chart";
import { DescriptionList } from "~/ui/description-list";
import { Section } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import type { ItemReport, ReportLine } from "./item-report";

type Report = ItemReport & { number: number };
type SectionProps = { revisions: Report[]; maxAttempts: number };

/** How a question did, revision by revision: for authors and organisers. */
export function ItemReportSection({ revisions, maxAttempts }: SectionProps) {
  const t = useMessages(itemReportMessages);
  return (
    <Section
      id="item-report"
      title={t("title")}
      description={revisions.length === 0 ? t("none") : t("basis", { max: maxAttempts })}
    >
      {revisions.map((report) => (
        <RevisionReport key={report.number} report={report} />
      ))}
    </Section>
  );
}

function RevisionReport({ report }: { report: Report }) {
  const t = useMessages(itemReportMessages);
  const locale = useLocale();
  const { people, facility, discriminationIndex, discriminativeEfficiency, standardDeviation, blank } =
    report;
  const told = (value: number | null, digits = 0, sign = "") =>
    value === null ? t("unknown") : `${formatNumber(locale, value, digits)}${sign}`;
  const worded = (value: string, word: string | null) => (word === null ? value : `${value} (${word})`);
  return (
    <div className="flex flex-col gap-4">
      <h3 className="font-semibold">{t("revision", { number: report.number })}</h3>
      <DescriptionList
        items={[
          { term: t("people"), detail: formatNumber(locale, people) },
          { term: t("facility"), detail: worded(told(facility, 1, "%"), useFacilityWord(facility)) },
          {
            term: t("discrimination"),
            detail: worded(told(discriminationIndex), useDiscriminationWord(discriminationIndex)),
          },
          { term: t("efficiency"), detail: told(discriminativeEfficiency) },
          { term: t("deviation"), detail: told(standardDeviation, 2) },
          { term: t("blank"), detail: formatShare(locale, blank, people) },
        ]}
      />
      <Curves report={report} />
      <Lines report={report} />
      {report.wrongTexts.length > 0 ? <WrongTexts report={report} /> : null}
    </div>
  );
}

function useFacilityWord(facility: number | null): string | null {
  const t = useMessages(itemReportMessages);
  if (facility === null) return null;
  if (facility < 20) return t("facilityWord.tooHard");
  if (facility < 45) return t("facilityWord.hard");
  if (facility <= 75) return t("facilityWord.middle");
  return t(facility <= 95 ? "facilityWord.easy" : "facilityWord.tooEasy");
}

function useDiscriminationWord(index: number | null): string | null {
  const t = useMessages(itemReportMessages);
  if (index === null) return null;
  if (index < 0) return t("discriminationWord.negative");
  if (index < 20) return t("discriminationWord.weak");
  return t(index < 40 ? "discriminationWord.fair" : "discriminationWord.good");
}

function useLineName(): (line: ReportLine, index: number) => string {
  const t = useMessages(itemReportMessages);
  return (line, index) => {
    if (line.key === "right" || line.key === "wrong") return t(`outcome.${line.key}`);
    return String.fromCharCode(65 + index);
  };
}

function Curves({ report: { lines, groups } }: { report: Report }) {
  const t = useMessages(itemReportMessages);
  const locale = useLocale();
  const nameOf = useLineName();
  if (groups.length < 2) {
    return <p className="text-sm text-muted">{t("oneGroup", { least: LEAST_PER_GROUP * 2 })}</p>;
  }
  const nameOfGroup = (x: number) => {
    const group = groups[Math.round(x) - 1];
    return group ? t("groupName", { least: group.least, most: group.most }) : "";
  };
  return (
    <LineChart
      title={t("chart")}
      description={t("chartAbout")}
      tableLabel={t("asTable")}
      xLabel={t("group")}
      maxY={1}
      formatX={nameOfGroup}
      formatY={(y) => formatPercent(locale, y, 1)}
      series={lines.map((line, index) => ({
        key: line.key,
        label: nameOf(line, index),
        tone: line.isRight ? "success" : "neutral",
        dashed: !line.isRight,
        points: line.byGroup.map((y, group) => ({ x: group + 1, y })),
      }))}
    />
  );
}

function Lines({ report: { lines, people } }: { report: Report }) {
  const t = useMessages(itemReportMessages);
  const locale = useLocale();
  const nameOf = useLineName();
  const columns: Column<ReportLine>[] = [
    {
      key: "option",
      header: t("option"),
      rowHeader: true,
      cell: (line, index) => (
        <>
          {[nameOf(line, index), line.text].filter(Boolean).join(". ")}{" "}
          {line.isRight && line.key !== "right" ? <StatusPill tone="success">{t("right")}</StatusPill> : null}
        </>
      ),
    },
    {
      key: "people",
      header: t("chosen"),
      numeric: true,
      cell: (line) => (line.people === 0 ? t("never") : formatShare(locale, line.people, people)),
    },
  ];
  return <Table stacks caption={t("options")} columns={columns} rows={lines} rowKey={(line) => line.key} />;
}

function WrongTexts({ report: { wrongTexts, people } }: { report: Report }) {
  const t = useMessages(itemReportMessages);
  const locale = useLocale();
  return (
    <Table
      stacks
      caption={t("wrongTexts")}
      columns={[
        { key: "text", header: t("text"), rowHeader: true, cell: (row) => row.text },
        {
          key: "people",
          header: t("chosen"),
          numeric: true,
          cell: (row) => formatShare(locale, row.people, people),
        },
      ]}
      rows={wrongTexts}
      rowKey={(row) => row.text}
    />
  );
}
