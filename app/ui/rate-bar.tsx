import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";
import { type Tone, toneFill } from "~/ui/tone";

const percent = (part: number) => `${(Math.min(Math.max(part, 0), 1) * 100).toFixed(2)}%`;

/** The picture of a share of one, with an optional mark at the target; says nothing to screen readers. */
export function RateMark(props: { value: number | null; target?: number; tone?: Tone; height?: number }) {
  const { value, target, height = 8 } = props;
  const tone =
    props.tone ?? (value !== null && target !== undefined && value >= target ? "success" : "neutral");
  return (
    <svg width="100%" height={height} aria-hidden="true" className="block overflow-visible">
      <rect width="100%" height={height} rx="2" className="fill-slate-soft" />
      {value === null ? null : (
        <rect width={percent(value)} height={height} rx="2" className={toneFill[tone]} />
      )}
      {target === undefined ? null : (
        <line
          x1={percent(target)}
          x2={percent(target)}
          y1={-2}
          y2={height + 2}
          strokeWidth="2"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

export interface RateBarProps {
  /** A share from 0 to 1; null when there is nothing to measure. */
  value: number | null;
  /** The rate in words and figures, such as "68,7% · 412 / 600". */
  label: ReactNode;
  /** A share from 0 to 1, drawn as a mark. */
  target?: number;
  tone?: Tone;
  className?: string;
}

/** A rate for a cell of a table: the words first, a tiny bar below. */
export function RateBar({ value, label, target, tone, className }: RateBarProps) {
  return (
    <div className={cx("min-w-32", className)}>
      <div className="mb-1 tabular-nums">{label}</div>
      <RateMark value={value} target={target} tone={tone} />
    </div>
  );
}
