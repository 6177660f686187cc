import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";
import { share } from "~/ui/share";
import { type Tone, toneFill } from "~/ui/tone";

export interface RateMarkProps {
  /** A share from 0 to 1. */
  value: number;
  /** A share from 0 to 1, drawn as a mark. */
  target?: number;
  /** Left out: green from the target upwards, grey below it. */
  tone?: Tone;
  /** In pixels. */
  height?: number;
}

/** The bare picture of a share; words stand beside it, so it says nothing to screen readers. */
export function RateMark({ value, target, tone, height = 8 }: RateMarkProps) {
  const reached = target !== undefined && value >= target;
  return (
    <svg width="100%" height={height} aria-hidden="true" className="block overflow-visible">
      <rect width="100%" height={height} rx="2" className="fill-slate-soft" />
      <rect
        width={share(value)}
        height={height}
        rx="2"
        className={toneFill[tone ?? (reached ? "success" : "neutral")]}
      />
      {target === undefined ? null : (
        <line
          x1={share(target)}
          x2={share(target)}
          y1={-3}
          y2={height + 3}
          strokeWidth="2"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

export interface RateBarProps extends Omit<RateMarkProps, "value" | "height"> {
  /** A share from 0 to 1; null when there is nothing to measure. */
  value: number | null;
  /** The rate in words and figures, such as "68,7% · 412 / 600". */
  label: ReactNode;
  className?: string;
}

/** A rate for a cell of a table: the words first, a tiny bar below. */
export function RateBar({ value, label, target, tone, className }: RateBarProps) {
  return (
    <div className={cx("min-w-32", className)}>
      <div className="tabular-nums">{label}</div>
      {value === null ? null : (
        <div className="mt-1">
          <RateMark value={value} target={target} tone={tone} />
        </div>
      )}
    </div>
  );
}
