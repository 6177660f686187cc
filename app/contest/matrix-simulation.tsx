import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestSimulationMessages } from "~/i18n/contest-simulation";
import { formatNumber, formatPercent } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Histogram } from "~/ui/charts/histogram";
import { Section } from "~/ui/page";
import { type Column, Table } from "~/ui/table";
import { type MatrixSimulation, SIMULATED_PAPERS, type SimulatedCell } from "./simulation";

type SectionProps = {
  isSimulated: boolean;
  /** null: not asked for, or the matrix cannot be filled. */
  simulation: MatrixSimulation | null;
  trackCode: string;
};

/** Lets the organiser draw papers from the saved matrix and see how equal they are. */
export function SimulationSection({ isSimulated, simulation, trackCode }: SectionProps) {
  const t = useMessages(contestSimulationMessages);
  return (
    <Section id="simulation" title={t("title")} description={t("lead", { papers: SIMULATED_PAPERS })}>
      <Form method="get" action="#simulation">
        <input type="hidden" name="track" value={trackCode} />
        <Button type="submit" name="simulate" value="1" variant="secondary">
          {t("run", { papers: SIMULATED_PAPERS })}
        </Button>
      </Form>
      {simulation ? <SimulationResult simulation={simulation} /> : null}
      {isSimulated && !simulation ? <Alert tone="warning">{t("unfillable")}</Alert> : null}
    </Section>
  );
}

function SimulationResult({ simulation }: { simulation: MatrixSimulation }) {
  const t = useMessages(contestSimulationMessages);
  const locale = useLocale();
  const { papers, questionsPerPaper, expected, bins, overlap, measured } = simulation;
  const one = (value: number) => formatNumber(locale, value, 1);
  const spread = { mean: one(expected.mean), least: one(expected.least), most: one(expected.most) };
  const sd = formatNumber(locale, expected.sd, 2);
  return (
    <>
      <div role="status" className="flex max-w-text flex-col gap-2">
        <p className="font-semibold">{t("result", { questions: questionsPerPaper, sd, ...spread })}</p>
        <p>{t("overlap", { share: formatPercent(locale, overlap, 1) })}</p>
        <p>{t("never", { never: simulation.neverDrawn, behind: simulation.behind })}</p>
        <p className="text-sm text-muted">{t("basis", { measured })}</p>
      </div>
      {bins.length > 1 ? (
        <Histogram
          title={t("chart")}
          description={t("chartAbout", { papers })}
          tableLabel={t("asTable")}
          axisLabel={t("axis")}
          columns={[t("axis"), t("count")]}
          bins={bins.map(({ from, to, count }) => ({ label: `${one(from)}–${one(to)}`, value: count }))}
          formatValue={(value) => formatNumber(locale, value)}
        />
      ) : (
        <p>{t("even")}</p>
      )}
      <CellTable cells={simulation.cells} papers={papers} />
      <MostDrawn rows={simulation.mostDrawn} papers={papers} />
    </>
  );
}

function CellTable({ cells, papers }: { cells: SimulatedCell[]; papers: number }) {
  const t = useMessages(contestSimulationMessages);
  const shared = useMessages(contestMessages);
  const locale = useLocale();
  const percent = (count: number) => formatPercent(locale, count, papers);
  const columns: Column<SimulatedCell>[] = [
    {
      key: "topic",
      header: t("topic"),
      rowHeader: true,
      cell: (cell) => `${cell.topicCode} ${cell.topicName}`,
    },
    {
      key: "difficulty",
      header: t("difficulty"),
      cell: (cell) => <span className="whitespace-nowrap">{shared(`difficulty.${cell.difficulty}`)}</span>,
    },
    { key: "asked", header: t("asked"), numeric: true, cell: (cell) => formatNumber(locale, cell.count) },
    {
      key: "available",
      header: t("available"),
      numeric: true,
      cell: (cell) => formatNumber(locale, cell.available),
    },
    {
      key: "exposure",
      header: t("exposure"),
      numeric: true,
      cell: ({ least, most }) =>
        least === most
          ? t("exposureSame", { most: percent(most) })
          : t("exposureValue", { least: percent(least), most: percent(most) }),
    },
  ];
  return (
    <Table
      stacks
      caption={t("cells")}
      columns={columns}
      rows={cells}
      rowKey={(cell) => `${cell.topicCode} ${cell.difficulty}`}
    />
  );
}

type Drawn = MatrixSimulation["mostDrawn"][number];

function MostDrawn({ rows, papers }: { rows: Drawn[]; papers: number }) {
  const t = useMessages(contestSimulationMessages);
  const locale = useLocale();
  const columns: Column<Drawn>[] = [
    { key: "code", header: t("code"), rowHeader: true, cell: (row) => row.code },
    { key: "stem", header: t("stem"), cell: (row) => row.stem },
    {
      key: "papers",
      header: t("papers"),
      numeric: true,
      cell: (row) => formatPercent(locale, row.papers, papers),
    },
  ];
  return <Table stacks caption={t("most")} columns={columns} rows={rows} rowKey={(row) => row.code} />;
}
