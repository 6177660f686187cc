import { useNumber } from "~/contest/outcome";
import { formatTimeLeft } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { standingMessages } from "~/i18n/standing";
import type { BoardRow } from "~/realtime/protocol";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { isSameLine } from "./board-page";

type BoardTableProps = { rows: readonly BoardRow[]; own: BoardRow | null; trackName: string };

/** The lines of a board, the reader's own one marked; who is equal has the same rank. */
export function BoardTable(props: BoardTableProps) {
  const { rows, trackName } = props;
  const t = useMessages(standingMessages);
  const columns = useColumns(props);
  return (
    <Table
      caption={t("table.caption", { track: trackName })}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row, index) => `${index}:${row.displayName}`}
    />
  );
}

function useColumns({ rows, own }: BoardTableProps): Column<BoardRow>[] {
  const t = useMessages(standingMessages);
  const number = useNumber();
  const isOwn = (row: BoardRow) => own !== null && isSameLine(row, own);
  const columns: Column<BoardRow>[] = [
    {
      key: "rank",
      header: t("table.rank"),
      numeric: true,
      cell: (row) => (
        <span className={row.rank <= 3 ? "text-lg font-bold text-gold-text" : "font-semibold"}>
          {number(row.rank)}
        </span>
      ),
    },
    {
      key: "name",
      header: t("table.name"),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.displayName}
          {isOwn(row) ? (
            <StatusPill tone="info" className="ml-2">
              {t("you")}
            </StatusPill>
          ) : null}
          <span className="block font-normal text-muted md:hidden">{row.unitName}</span>
          {row.prizeName ? (
            <span className="block font-semibold text-gold-text md:hidden">{row.prizeName}</span>
          ) : null}
        </>
      ),
    },
    { key: "unit", header: t("table.unit"), hideOnPhone: true, cell: (row) => row.unitName },
    {
      key: "points",
      header: t("table.points"),
      numeric: true,
      cell: (row) => (
        <>
          {number(row.points)}
          <span className="block text-sm text-muted md:hidden">
            <span className="sr-only">{t("table.time")} </span>
            {formatTimeLeft(row.durationMs)}
          </span>
        </>
      ),
    },
    {
      key: "time",
      header: t("table.time"),
      numeric: true,
      hideOnPhone: true,
      cell: (row) => formatTimeLeft(row.durationMs),
    },
  ];
  if (rows.every((row) => row.prizeName === undefined)) return columns;
  return [
    ...columns,
    { key: "prize", header: t("table.prize"), hideOnPhone: true, cell: (row) => row.prizeName ?? "" },
  ];
}
