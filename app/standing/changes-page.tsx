import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { resultsMessages } from "~/i18n/standing-results";
import { EmptyState } from "~/ui/empty-state";
import { Pagination } from "~/ui/pagination";
import { Stat, StatRow, StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { ResultsFrame, type ResultsHead, roundPath, TrackTabs, usePageLabels } from "./results-frame";
import type { Changes, TrackResult } from "./results-page.queries.server";
import type { Movement } from "./standing.queries.server";

export type ChangesPageProps = ResultsHead & {
  result: SerializeFrom<TrackResult>;
  changes: SerializeFrom<Changes> | null;
};

/** Who moved, and by how much, between the two latest versions of a track. */
export function ChangesPage({ head, round, result, changes }: ChangesPageProps) {
  const t = useMessages(resultsMessages);
  const columns = useColumns({ head, round });
  const lead =
    changes &&
    t("changes.lead", {
      track: result.track.name,
      from: changes.from.version,
      to: changes.to.version,
      count: changes.counts.changed,
    });
  return (
    <ResultsFrame head={head} round={round} title={t("changes.title")} lead={lead ?? undefined}>
      <TrackTabs label={t("tracks")} tracks={result.tracks} current={result.track.code} />
      {changes ? <Summary changes={changes} /> : null}
      {changes && changes.movements.length > 0 ? (
        <Table
          caption={t("changes.caption")}
          captionHidden
          columns={columns}
          rows={changes.movements}
          rowKey={(movement) => movement.accountId}
        />
      ) : (
        <EmptyState title={t(changes ? "changes.noneTitle" : "changes.emptyTitle")}>
          {t(changes ? "changes.none" : "changes.empty")}
        </EmptyState>
      )}
      {changes ? <Pages changes={changes} track={result.track.code} /> : null}
    </ResultsFrame>
  );
}

function Summary({ changes }: { changes: SerializeFrom<Changes> }) {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  const { predictionActual: from } = changes.from;
  const { predictionActual: to } = changes.to;
  const { up, down, entered, left } = changes.counts;
  return (
    <>
      <StatRow>
        <Stat label={t("changes.upPeople")} value={number(up)} />
        <Stat label={t("changes.downPeople")} value={number(down)} />
        <Stat label={t("changes.entered")} value={number(entered)} />
        <Stat label={t("changes.left")} value={number(left)} />
      </StatRow>
      {from === null || to === null ? null : <p>{t("changes.actual", { from, to })}</p>}
    </>
  );
}

function Pages({ changes, track }: { changes: SerializeFrom<Changes>; track: string }) {
  const labels = usePageLabels();
  return (
    <Pagination
      page={changes.page}
      pageCount={Math.ceil(changes.counts.changed / changes.pageSize)}
      href={(page) => `?track=${track}&page=${page}`}
      labels={labels}
    />
  );
}

function useColumns(place: ResultsHead): Column<Movement>[] {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  const orDash = (value: number | null) => (value === null ? "—" : number(value));
  return [
    {
      key: "name",
      header: t("column.name"),
      rowHeader: true,
      cell: (row) => <Link to={roundPath(place, `/results/people/${row.accountId}`)}>{row.displayName}</Link>,
    },
    { key: "before", header: t("changes.before"), numeric: true, cell: (row) => orDash(row.fromRank) },
    { key: "after", header: t("changes.after"), numeric: true, cell: (row) => orDash(row.toRank) },
    { key: "move", header: t("changes.move"), cell: (row) => <MovePill row={row} /> },
    {
      key: "points",
      header: t("changes.points"),
      numeric: true,
      cell: (row) =>
        row.fromPoints === row.toPoints
          ? orDash(row.toPoints)
          : `${orDash(row.fromPoints)} → ${orDash(row.toPoints)}`,
    },
  ];
}

function MovePill({ row: { fromRank, toRank } }: { row: Movement }) {
  const t = useMessages(resultsMessages);
  if (toRank === null) return <StatusPill tone="danger">{t("changes.left")}</StatusPill>;
  if (fromRank === null) return <StatusPill tone="info">{t("changes.entered")}</StatusPill>;
  if (fromRank === toRank) return <StatusPill>{t("changes.same")}</StatusPill>;
  const places = Math.abs(fromRank - toRank);
  return toRank < fromRank ? (
    <StatusPill tone="success">{t("changes.up", { places })}</StatusPill>
  ) : (
    <StatusPill tone="warning">{t("changes.down", { places })}</StatusPill>
  );
}
