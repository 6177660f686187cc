import { ChartFrame, type ChartFrameProps, roundUp, share } from "~/ui/charts/chart-frame";
import { type Tone, toneFill, toneStroke } from "~/ui/tone";

export interface Series {
  key: string;
  /** Stands at the end of the line. */
  label: string;
  points: { x: number; y: number }[];
  tone?: Tone;
  dashed?: boolean;
}

export interface LineChartProps extends Omit<ChartFrameProps, "table" | "children"> {
  series: Series[];
  target?: { value: number; label: string };
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  /** Value of the upper edge; a round number above all points when left out. */
  maxY?: number;
  /** Extent of the x axis; that of the points when left out. */
  domainX?: [number, number];
  /** Heading of the first column of the table. */
  xLabel: string;
}

const height = 240;
const top = 20;
const floor = height - 32;

/** Lines over time or another quantity, named at their ends, with the target as a line across. */
export function LineChart(props: LineChartProps) {
  const { series, target, formatX, formatY, xLabel, maxY, domainX, ...frame } = props;
  const xs = [...new Set(series.flatMap((line) => line.points.map((point) => point.x)))].sort(
    (a, b) => a - b,
  );
  const [from, to] = domainX ?? [xs[0] ?? 0, xs.at(-1) ?? 1];
  const most =
    maxY ??
    roundUp(Math.max(target?.value ?? 0, ...series.flatMap((line) => line.points.map((point) => point.y))));
  const place: Place = {
    x: (x) => (to > from ? (x - from) / (to - from) : 0),
    y: (y) => floor - (Math.min(y, most) / most) * (floor - top),
  };
  const table = {
    columns: [xLabel, ...series.map((line) => line.label)],
    rows: xs.map((x) => [
      formatX(x),
      ...series.map((line) => {
        const point = line.points.find((each) => each.x === x);
        return point ? formatY(point.y) : "–";
      }),
    ]),
  };
  return (
    <ChartFrame {...frame} table={table}>
      <svg width="100%" height={height} className="block overflow-visible" aria-hidden="true">
        {[0, 0.5, 1].map((part) => (
          <Grid key={part} y={place.y(part * most)} label={formatY(part * most)} />
        ))}
        {target ? <Target y={place.y(target.value)} label={target.label} /> : null}
        {series.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            place={place}
            tone={line.tone ?? (index === 0 ? "danger" : "neutral")}
          />
        ))}
        <Ends from={formatX(from)} middle={formatX((from + to) / 2)} to={formatX(to)} />
      </svg>
    </ChartFrame>
  );
}

interface Place {
  /** Share of the width. */
  x: (x: number) => number;
  /** Pixels from the top. */
  y: (y: number) => number;
}

function Grid({ y, label }: { y: number; label: string }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
      <text x="0" y={y - 5} className="fill-muted text-sm tabular-nums">
        {label}
      </text>
    </g>
  );
}

function Target({ y, label }: { y: number; label: string }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} strokeWidth="2" strokeDasharray="2 4" className="stroke-ink" />
      <text x="50%" y={y - 6} textAnchor="middle" className="fill-ink text-sm font-semibold">
        {label}
      </text>
    </g>
  );
}

function Line({ line, place, tone }: { line: Series; place: Place; tone: Tone }) {
  const last = line.points.at(-1);
  if (!last) return null;
  const path = line.points.map(
    (point) => `${(place.x(point.x) * 100).toFixed(2)},${place.y(point.y).toFixed(1)}`,
  );
  const early = place.x(last.x) < 0.3;
  return (
    <g>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <title>{line.label}</title>
        <polyline
          points={path.join(" ")}
          fill="none"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
          strokeDasharray={line.dashed ? "8 6" : undefined}
          vectorEffect="non-scaling-stroke"
          className={toneStroke[tone]}
        />
      </svg>
      <circle cx={share(place.x(last.x))} cy={place.y(last.y)} r="5" className={toneFill[tone]} />
      <text
        x={share(place.x(last.x))}
        y={place.y(last.y)}
        dx={early ? 10 : -4}
        dy={early ? 5 : -12}
        textAnchor={early ? "start" : "end"}
        strokeWidth="4"
        paintOrder="stroke"
        className={`${toneFill[tone]} stroke-surface text-sm font-semibold`}
      >
        {line.label}
      </text>
    </g>
  );
}

function Ends({ from, middle, to }: { from: string; middle: string; to: string }) {
  const classes = "fill-muted text-sm tabular-nums";
  return (
    <g>
      <text x="0" y={height - 8} className={classes}>
        {from}
      </text>
      <text x="50%" y={height - 8} textAnchor="middle" className={`${classes} max-sm:hidden`}>
        {middle}
      </text>
      <text x="100%" y={height - 8} textAnchor="end" className={classes}>
        {to}
      </text>
    </g>
  );
}
