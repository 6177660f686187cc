import { ChartFrame, type ChartFrameProps, share } from "~/ui/charts/chart-frame";
import { type Tone, toneFill } from "~/ui/tone";

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
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">{row.label}</span>
              <span className="shrink-0 font-semibold tabular-nums">{row.text}</span>
            </div>
            <Bar value={row.value / max} target={target ? target.value / max : undefined} tone={row.tone} />
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

function Bar({ value, target, tone }: { value: number; target?: number; tone?: Tone }) {
  const reached = target !== undefined && value >= target;
  return (
    <svg width="100%" height="14" className="mt-1 block overflow-visible" aria-hidden="true">
      <rect width="100%" height="14" rx="3" className="fill-slate-soft" />
      <rect
        width={share(value)}
        height="14"
        rx="3"
        className={toneFill[tone ?? (reached ? "success" : "neutral")]}
      />
      {target === undefined ? null : (
        <line x1={share(target)} x2={share(target)} y1="-3" y2="17" strokeWidth="2" className="stroke-ink" />
      )}
    </svg>
  );
}
