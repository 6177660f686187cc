import type { SerializeFrom } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { useNumber } from "~/contest/outcome";
import { formatDateTime, formatTimeLeft } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { resultsMessages } from "~/i18n/standing-results";
import { Button, LinkButton } from "~/ui/button";
import { TextField } from "~/ui/field";
import { Pagination } from "~/ui/pagination";
import { type Column, Table } from "~/ui/table";
import { type ResultsHead, roundPath, usePageLabels } from "./results-frame";
import type { RankingPage } from "./results-page.queries.server";
import type { StandingRowView } from "./standing.queries.server";

type Row = SerializeFrom<StandingRowView>;
type RankingProps = ResultsHead & {
  ranking: SerializeFrom<RankingPage>;
  track: { code: string; name: string };
};

type Choice = { search?: string; unit?: string | null; page?: number };

function address(track: string, { search = "", unit = null, page = 1 }: Choice): string {
  const query = new URLSearchParams({ track });
  if (search !== "") query.set("q", search);
  if (unit !== null) query.set("unit", unit);
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}

/** The ranking of a track: search, one unit only, pages, and the way to each person's attempts. */
export function RankingTable(props: RankingProps) {
  const { ranking, track } = props;
  const t = useMessages(resultsMessages);
  const columns = useColumns(props);
  const labels = usePageLabels();
  const { search, unit } = ranking;
  const isFiltered = search !== "" || unit !== null;
  return (
    <div className="flex flex-col gap-4">
      <Form role="search" preventScrollReset key={address(track.code, { search, unit })}>
        <input type="hidden" name="track" value={track.code} />
        {unit === null ? null : <input type="hidden" name="unit" value={unit} />}
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            name="q"
            type="search"
            label={t("search")}
            defaultValue={search}
            autoComplete="off"
            maxLength={100}
            className="min-w-0 flex-1 basis-64"
          />
          <Button>{t("find")}</Button>
          {isFiltered ? (
            <LinkButton to={address(track.code, {})} variant="quiet" preventScrollReset>
              {t("clear")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
      {isFiltered ? (
        <p role="status">
          {t("found", { count: ranking.count })}
          {unit === null ? null : ` · ${t("onlyUnit", { unit })}`}
        </p>
      ) : null}
      <Table
        caption={t("ranking")}
        captionHidden
        columns={columns}
        rows={ranking.rows}
        rowKey={(row) => row.accountId}
        empty={t(isFiltered ? "none" : "emptyTitle")}
      />
      <Pagination
        page={ranking.page}
        pageCount={Math.ceil(ranking.count / ranking.pageSize)}
        href={(page) => address(track.code, { search, unit, page })}
        labels={labels}
      />
    </div>
  );
}

function useColumns({ head, round, ranking, track }: RankingProps): Column<Row>[] {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  const predicts = ranking.rows.some((row) => row.prediction !== null);
  const personPath = (row: Row) => roundPath({ head, round }, `/results/people/${row.accountId}`);
  const columns: Column<Row>[] = [
    { key: "rank", header: t("column.rank"), numeric: true, cell: (row) => number(row.rank) },
    {
      key: "name",
      header: t("column.name"),
      rowHeader: true,
      cell: (row) => <Link to={personPath(row)}>{row.displayName}</Link>,
    },
    {
      key: "unit",
      header: t("column.unit"),
      width: "medium",
      cell: (row) => (
        <Link to={address(track.code, { unit: row.unitName })} preventScrollReset>
          {row.unitName}
        </Link>
      ),
    },
    {
      key: "points",
      header: t("column.points"),
      numeric: true,
      cell: (row) => `${number(row.points)}/${number(row.maxPoints)}`,
    },
    { key: "time", header: t("column.time"), numeric: true, cell: (row) => formatTimeLeft(row.durationMs) },
    {
      key: "submitted",
      header: t("column.submitted"),
      numeric: true,
      hideOnPhone: true,
      cell: (row) => formatDateTime(row.submittedAt),
    },
  ];
  if (predicts) {
    columns.push({
      key: "prediction",
      header: t("column.prediction"),
      numeric: true,
      cell: ({ prediction, predictionError }) =>
        prediction === null
          ? "—"
          : t("prediction", {
              value: number(prediction),
              error: predictionError === null ? "—" : number(predictionError),
            }),
    });
  }
  return [...columns, { key: "prize", header: t("column.prize"), cell: (row) => row.prizeName ?? "" }];
}
