import { ChartFrame, type ChartFrameProps } from "~/ui/charts/chart-frame";
import { share } from "~/ui/share";

export interface Bin {
  /** Below the column, such as "10–12". */
  label: string;
  value: number;
  /** Stands out from the others, such as the bin one is in oneself. */
  marked?: boolean;
}

export interface HistogramProps extends Omit<ChartFrameProps, "table" | "children"> {
  bins: Bin[];
  formatValue?: (value: number) => string;
  /** Words below the axis, such as "Điểm". */
  axisLabel?: string;
  /** Headings of the table: bin, count. */
  columns: [string, string];
}

const top = 24;
const height = 200;
const floor = height - 28;

/** Columns side by side, one for each bin, with the count on top. */
export function Histogram({ bins, formatValue = String, axisLabel, columns, ...frame }: HistogramProps) {
  const most = Math.max(...bins.map((bin) => bin.value), 1);
  const table = { columns, rows: bins.map((bin) => [bin.label, formatValue(bin.value)]) };
  const every = Math.ceil(bins.length / 8);
  return (
    <ChartFrame {...frame} table={table}>
      <svg width="100%" height={height} className="block" aria-hidden="true">
        {bins.map((bin, index) => {
          const tall = (bin.value / most) * (floor - top);
          const middle = share((index + 0.5) / bins.length);
          const sparse = index % every === 0 ? "" : "max-sm:hidden";
          const count = bin.marked ? "" : sparse;
          return (
            <g key={bin.label}>
              <rect
                x={share((index + 0.1) / bins.length)}
                y={floor - tall}
                width={share(0.8 / bins.length)}
                height={tall}
                rx="2"
                className={bin.marked ? "fill-red-solid" : "fill-slate-solid"}
              />
              <text
                x={middle}
                y={floor - tall - 7}
                textAnchor="middle"
                className={`fill-ink text-sm font-semibold ${count}`}
              >
                {formatValue(bin.value)}
              </text>
              <text x={middle} y={height - 8} textAnchor="middle" className={`fill-muted text-sm ${sparse}`}>
                {bin.label}
              </text>
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={floor + 0.5} y2={floor + 0.5} className="stroke-control" />
      </svg>
      {axisLabel ? <p className="text-center text-sm text-muted">{axisLabel}</p> : null}
    </ChartFrame>
  );
}
