import { type ReactNode, useId } from "react";
import { cx } from "~/ui/class-names";

export interface ChartTable {
  columns: string[];
  /** Cells of each row; the first names the row. */
  rows: string[][];
}

export interface ChartFrameProps {
  title: string;
  /** What the picture shows, in a sentence; spoken, not shown. */
  description: string;
  /** Word that unfolds the table below, such as "Xem dưới dạng bảng". */
  tableLabel: string;
  table: ChartTable;
  titleHidden?: boolean;
  children: ReactNode;
  className?: string;
}

/** What all charts share: title, picture with its spoken name, and the same numbers as a table. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, description, tableLabel, table, titleHidden, children, className } = props;
  const id = useId();
  return (
    <figure className={cx("flex flex-col gap-3", className)}>
      <figcaption id={`${id}-title`} className={titleHidden ? "sr-only" : "font-semibold"}>
        {title}
      </figcaption>
      <div role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-about`}>
        <p id={`${id}-about`} className="sr-only">
          {description}
        </p>
        {children}
      </div>
      <details className="print:hidden">
        <summary className="inline-flex min-h-8 items-center text-sm font-semibold text-link underline underline-offset-4">
          {tableLabel}
        </summary>
        <div className="mt-2 overflow-x-auto">
          <table className="w-full max-w-text text-sm">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                {table.columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={cx(
                      "border-b border-control px-2 py-1.5",
                      index === 0 ? "text-start" : "text-end",
                    )}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) =>
                    index === 0 ? (
                      <th
                        key={table.columns[index]}
                        scope="row"
                        className="border-b border-line px-2 py-1.5 text-start font-normal"
                      >
                        {cell}
                      </th>
                    ) : (
                      <td key={table.columns[index]} className="border-b border-line px-2 py-1.5 text-end">
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
