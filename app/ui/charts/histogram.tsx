import { shownLabels } from "~/ui/charts/bin-labels";
import { ChartFrame, type ChartFrameProps } from "~/ui/charts/chart-frame";
import { cx } from "~/ui/class-names";
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

/** Least width of the picture in px, on phones and on what is wider than them. */
const ROOM = { phone: 290, wider: 570 };

/** For each text below or above its column, the classes that take it away where there is no room for it. */
function thinned(texts: string[]): string[] {
  const letters = Math.max(0, ...texts.map((text) => text.length));
  const phone = shownLabels(texts.length, letters, ROOM.phone);
  const wider = shownLabels(texts.length, letters, ROOM.wider);
  return texts.map((_, at) => cx(!phone[at] && "max-sm:hidden", !wider[at] && "sm:max-lg:hidden"));
}

/** Columns side by side, one for each bin, with the count on top. */
export function Histogram({ bins, formatValue = String, axisLabel, columns, ...frame }: HistogramProps) {
  const most = Math.max(...bins.map((bin) => bin.value), 1);
  const table = { columns, rows: bins.map((bin) => [bin.label, formatValue(bin.value)]) };
  const ofLabel = thinned(bins.map((bin) => bin.label));
  const ofCount = thinned(bins.map((bin) => formatValue(bin.value)));
  return (
    <ChartFrame {...frame} table={table}>
      <svg width="100%" height={height} className="block" aria-hidden="true">
        {bins.map((bin, index) => {
          const tall = (bin.value / most) * (floor - top);
          const middle = share((index + 0.5) / bins.length);
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
                className={cx("fill-ink text-sm font-semibold", !bin.marked && ofCount[index])}
              >
                {formatValue(bin.value)}
              </text>
              <text
                x={middle}
                y={height - 8}
                textAnchor="middle"
                className={cx("fill-muted text-sm", ofLabel[index])}
              >
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
