import { ChartFrame, type ChartFrameProps } from "~/ui/charts/chart-frame";
import { share } from "~/ui/share";
import { type Tone, toneFill } from "~/ui/tone";

export interface Band {
  key: string;
  label: string;
  /** Count of the band, not negative. */
  value: number;
  /** The count in words and figures, such as "12 đơn vị"; defaults to the count. */
  text?: string;
  tone?: Tone;
}

export interface BandStackProps extends Omit<ChartFrameProps, "table" | "children"> {
  /** In order, from the left. */
  bands: Band[];
  /** Headings of the table: name, count. */
  columns: [string, string];
}

const order: Tone[] = ["danger", "warning", "info", "success", "neutral"];

/** One bar cut into bands, each named below in the same order; the count stands in the band where it fits. */
export function BandStack({ bands, columns, ...frame }: BandStackProps) {
  const total = bands.reduce((sum, band) => sum + band.value, 0);
  const table = { columns, rows: bands.map((band) => [band.label, band.text ?? String(band.value)]) };
  const tones = bands.map((band, index) => band.tone ?? order[index % order.length] ?? "neutral");
  const ends = bands.map((_, index) => bands.slice(0, index + 1).reduce((sum, band) => sum + band.value, 0));
  return (
    <ChartFrame {...frame} table={table}>
      <svg width="100%" height="40" className="block" aria-hidden="true">
        <rect width="100%" height="40" rx="4" className="fill-slate-soft" />
        {bands.map((band, index) => {
          if (band.value === 0) return null;
          const width = band.value / total;
          const x = (ends[index] ?? 0) / total - width;
          return (
            <g key={band.key}>
              <rect
                x={share(x)}
                width={share(width)}
                height="40"
                rx="2"
                strokeWidth="2"
                className={`${toneFill[tones[index] ?? "neutral"]} stroke-surface`}
              />
              {width >= 0.08 ? (
                <text
                  x={share(x + width / 2)}
                  y="20"
                  dy="0.35em"
                  textAnchor="middle"
                  className="fill-on-solid text-base font-bold tabular-nums"
                >
                  {band.value}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <ul className="mt-3 grid gap-x-6 gap-y-1.5 grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))]">
        {bands.map((band, index) => (
          <li key={band.key} className="flex items-baseline gap-2">
            <svg width="14" height="14" className="shrink-0 translate-y-0.5" aria-hidden="true">
              <rect width="14" height="14" rx="3" className={toneFill[tones[index] ?? "neutral"]} />
            </svg>
            <span>
              {band.label}{" "}
              <span className="font-semibold whitespace-nowrap tabular-nums">{band.text ?? band.value}</span>
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
