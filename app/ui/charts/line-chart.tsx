import { ChartFrame, type ChartFrameProps } from "~/ui/charts/chart-frame";
import { type Axis, chartHeight, lineAxis, placeEnds, plotBottom } from "~/ui/charts/line-axis";
import { share } from "~/ui/share";
import { type Tone, toneFill, toneStroke } from "~/ui/tone";

export interface Series {
  key: string;
  /** Stands at the end of the line. */
  label: string;
  /** In order of x. */
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

/** Lines over time or another quantity, named at their ends, with the target as a line across. */
export function LineChart(props: LineChartProps) {
  const { series, target, formatX, formatY, xLabel, maxY, domainX, ...frame } = props;
  const axis = lineAxis(series, { target: target?.value, maxY, domainX });
  const [from, to] = axis.domain;
  const table = {
    columns: [xLabel, ...series.map((line) => line.label)],
    rows: axis.xs.map((x) => [formatX(x), ...series.map((line) => valueAt(line, x, formatY))]),
  };
  const levels = [0, 0.5, 1].map((part) => ({
    y: axis.y(part * axis.most),
    text: formatY(part * axis.most),
  }));
  const tones = series.map((line, index) => line.tone ?? (index === 0 ? "danger" : "neutral"));
  return (
    <ChartFrame {...frame} table={table}>
      <div className="flex">
        <svg
          width={12 + 8 * Math.max(...levels.map((level) => level.text.length))}
          height={chartHeight}
          className="shrink-0"
          aria-hidden="true"
        >
          {levels.map((level) => (
            <text key={level.y} x="0" y={level.y + 5} className="fill-muted text-sm tabular-nums">
              {level.text}
            </text>
          ))}
        </svg>
        <svg width="100%" height={chartHeight} className="min-w-0 flex-1 overflow-visible" aria-hidden="true">
          {levels.map(({ y }) => (
            <line key={y} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
          ))}
          {target ? <TargetLine y={axis.y(target.value)} label={target.label} /> : null}
          {series.map((line, index) => (
            <Line key={line.key} line={line} axis={axis} tone={tones[index] ?? "neutral"} />
          ))}
          {placeEnds(series, axis).map(({ key, ...end }, index) => (
            <End key={key} {...end} tone={tones[index] ?? "neutral"} />
          ))}
          <TimeLabels texts={[formatX(from), formatX((from + to) / 2), formatX(to)]} />
        </svg>
      </div>
    </ChartFrame>
  );
}

function valueAt(line: Series, x: number, formatY: (y: number) => string): string {
  const point = line.points.find((each) => each.x === x);
  return point ? formatY(point.y) : "–";
}

function TargetLine({ y, label }: { y: number; label: string }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} strokeWidth="2" strokeDasharray="2 4" className="stroke-ink" />
      <text
        x="4"
        y={y - 7}
        strokeWidth="4"
        paintOrder="stroke"
        className="fill-ink stroke-surface text-sm font-semibold"
      >
        {label}
      </text>
    </g>
  );
}

function Line({ line, axis, tone }: { line: Series; axis: Axis; tone: Tone }) {
  const points = line.points.map(({ x, y }) => `${(axis.x(x) * 100).toFixed(2)},${axis.y(y).toFixed(1)}`);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a part of a picture that is named as a whole
    <svg
      width="100%"
      height={chartHeight}
      viewBox={`0 0 100 ${chartHeight}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      <polyline
        points={points.join(" ")}
        fill="none"
        strokeWidth="3"
        strokeLinejoin="round"
        strokeLinecap="round"
        strokeDasharray={line.dashed ? "8 6" : undefined}
        vectorEffect="non-scaling-stroke"
        className={toneStroke[tone]}
      />
    </svg>
  );
}

function End(props: { x: number; y: number; textY: number; label: string; tone: Tone }) {
  const early = props.x < 0.35;
  return (
    <g>
      <circle cx={share(props.x)} cy={props.y} r="5" className={toneFill[props.tone]} />
      <text
        x={share(props.x)}
        y={props.textY}
        dx={early ? 10 : -2}
        textAnchor={early ? "start" : "end"}
        strokeWidth="4"
        paintOrder="stroke"
        className="fill-ink stroke-surface text-sm font-semibold"
      >
        {props.label}
      </text>
    </g>
  );
}

function TimeLabels({ texts: [from, middle, to] }: { texts: [string, string, string] }) {
  const y = plotBottom + 24;
  const classes = "fill-muted text-sm tabular-nums";
  return (
    <g>
      <text x="0" y={y} className={classes}>
        {from}
      </text>
      <text x="50%" y={y} textAnchor="middle" className={`${classes} max-sm:hidden`}>
        {middle}
      </text>
      <text x="100%" y={y} textAnchor="end" className={classes}>
        {to}
      </text>
    </g>
  );
}
