import { Link } from "@remix-run/react";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import { type Key, type ReactNode, useId, useRef } from "react";
import { cx } from "~/ui/class-names";
import { useOverflow } from "~/ui/use-overflow";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  align?: "start" | "center" | "end";
  /** Numbers stand at the end of the cell, in figures of equal width, on one line. */
  numeric?: boolean;
  width?: "narrow" | "medium" | "wide";
  hideOnPhone?: boolean;
  /** The cell that names the row; read aloud before the others. */
  rowHeader?: boolean;
  cell: (row: Row, index: number) => ReactNode;
  /** Address of the same page sorted by this column. */
  sortHref?: string;
  sorted?: "asc" | "desc";
}

export interface TableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => Key;
  /** Shown in place of the rows: what to do next. */
  empty?: ReactNode;
  /** Keeps the table in its own scrolling frame on wide screens too; for very many columns. */
  wide?: boolean;
  /**
   * On phones each row becomes a block: the naming cell, then one line for every other cell behind its header.
   * For tables that are read row by row; columns cannot be sorted on phones then.
   */
  stacks?: boolean;
  className?: string;
}

const columnWidths = { narrow: "w-24", medium: "w-44", wide: "w-80" };
const alignment = { start: "text-start", center: "text-center", end: "text-end" };

/** What makes blocks of rows on phones. */
const stack = {
  block: "phone:block",
  head: "phone:sr-only",
  row: "phone:flex phone:flex-col phone:gap-1 phone:border-line phone:px-4 phone:py-3 phone:not-first:border-t",
  cell: "phone:min-w-0 phone:border-0 phone:p-0 phone:text-start phone:whitespace-normal phone:first:pl-0 phone:last:pr-0",
};

function cellClass<Row>(column: Column<Row>, stacks = false): string {
  return cx(
    "px-3 py-3 align-top first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6",
    alignment[column.align ?? (column.numeric ? "end" : "start")],
    column.numeric && "whitespace-nowrap",
    column.rowHeader && "min-w-44",
    stacks && stack.cell,
    column.hideOnPhone && "hidden md:table-cell print:table-cell",
  );
}

/** A table of rows. On narrow screens it scrolls sideways in a frame that the keyboard can reach, or stacks. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, wide, stacks, className } = props;
  const captionId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(frame);
  return (
    <section
      ref={frame}
      aria-labelledby={captionId}
      tabIndex={overflows ? 0 : undefined}
      className={cx(
        "relative overflow-x-auto rounded-card border border-line bg-surface print:overflow-visible print:border-0",
        !wide && "lg:overflow-visible",
        className,
      )}
    >
      <table
        {...roles.table}
        className={cx("w-full border-separate border-spacing-0", stacks && stack.block)}
      >
        <caption
          id={captionId}
          className={cx(
            stacks && stack.block,
            captionHidden ? "sr-only" : "px-4 pt-4 pb-3 text-start font-semibold md:px-6",
          )}
        >
          <span className="sticky left-4 inline-block max-w-[calc(100vw-4rem)] md:left-6">{caption}</span>
        </caption>
        <thead {...roles.group} className={stacks ? stack.head : undefined}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} stacks={stacks} atTop={captionHidden} />
            ))}
          </tr>
        </thead>
        <tbody {...roles.group} className={stacks ? stack.block : undefined}>
          {rows.map((row, index) => (
            <BodyRow key={rowKey(row, index)} row={row} index={index} columns={columns} stacks={stacks} />
          ))}
          {rows.length === 0 ? (
            <tr {...roles.row}>
              <td
                {...roles.cell}
                colSpan={columns.length}
                className="border-t border-line px-4 py-8 text-muted md:px-6"
              >
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

/** Said outright: browsers forget what a table is when its rows become blocks. */
const roles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
} as const;

const sortWords = { asc: "ascending", desc: "descending" } as const;

function HeaderCell<Row>({
  column,
  stacks,
  atTop,
}: {
  column: Column<Row>;
  stacks?: boolean;
  atTop?: boolean;
}) {
  const { sorted, sortHref, header, width } = column;
  const Arrow = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      {...roles.columnHeader}
      scope="col"
      aria-sort={sorted ? sortWords[sorted] : undefined}
      className={cx(
        cellClass(column, stacks),
        width && columnWidths[width],
        atTop && "first:rounded-tl-card last:rounded-tr-card",
        "sticky top-0 z-10 border-b border-control bg-sunken py-2.5 text-sm font-semibold text-ink",
      )}
    >
      {sortHref ? (
        <Link
          to={sortHref}
          preventScrollReset
          className="inline-flex items-center gap-1 text-ink hover:text-link-strong"
        >
          {header}
          <Arrow size={16} aria-hidden="true" className={cx("shrink-0", !sorted && "text-muted")} />
        </Link>
      ) : (
        header
      )}
    </th>
  );
}

function BodyRow<Row>({
  row,
  index,
  columns,
  stacks,
}: {
  row: Row;
  index: number;
  columns: Column<Row>[];
  stacks?: boolean;
}) {
  return (
    <tr {...roles.row} className={cx("hover:bg-paper", stacks && stack.row)}>
      {columns.map((column) => {
        const content = column.cell(row, index);
        const isBlank = content === null || content === undefined || content === "";
        const classes = cx(
          cellClass(column, stacks),
          index > 0 && "border-t border-line",
          stacks && isBlank && "phone:hidden",
        );
        if (column.rowHeader) {
          return (
            <th {...roles.rowHeader} key={column.key} scope="row" className={cx(classes, "font-semibold")}>
              {content}
            </th>
          );
        }
        return (
          <td {...roles.cell} key={column.key} className={classes}>
            {stacks && typeof column.header === "string" ? <LineLabel>{column.header}</LineLabel> : null}
            {content}
          </td>
        );
      })}
    </tr>
  );
}

/** The header before its value in a stacked row; spoken by the table itself. */
function LineLabel({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden="true" className="hidden text-muted phone:inline">
      {children}:{" "}
    </span>
  );
}
