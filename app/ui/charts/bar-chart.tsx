import { ChartFrame, type ChartFrameProps } from "~/ui/charts/chart-frame";
import { RateMark } from "~/ui/rate-bar";
import type { Tone } from "~/ui/tone";

export interface BarRow {
  key?: string;
  label: string;
  value: number;
  /** The value in words and figures, at the end of the bar's line. */
  text: string;
  tone?: Tone;
}

export interface BarChartProps extends Omit<ChartFrameProps, "table" | "children"> {
  rows: BarRow[];
  /** Value of a full bar; 1 for rates. */
  max?: number;
  target?: { value: number; label: string };
  /** Headings of the table: name, value. */
  columns: [string, string];
}

/** Bars from the left, one below the other, each under its own name; a mark for the target runs through all. */
export function BarChart({ rows, max = 1, target, columns, ...frame }: BarChartProps) {
  const table = { columns, rows: rows.map((row) => [row.label, row.text]) };
  return (
    <ChartFrame {...frame} table={table}>
      {target ? (
        <p className="mb-2 flex items-center gap-2 text-sm text-muted">
          <svg width="12" height="16" className="shrink-0" aria-hidden="true">
            <line x1="6" x2="6" y2="16" strokeWidth="2" className="stroke-ink" />
          </svg>
          {target.label}
        </p>
      ) : null}
      <ul className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.key ?? row.label}>
            <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
              <span>{row.label}</span>
              <span className="ml-auto font-semibold tabular-nums">{row.text}</span>
            </div>
            <RateMark
              value={row.value / max}
              target={target ? target.value / max : undefined}
              tone={row.tone}
              height={14}
            />
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
