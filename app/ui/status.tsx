import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";
import { type Tone, toneSoft, toneText } from "~/ui/tone";
import { ToneIcon } from "~/ui/tone-icon";

export interface StatusPillProps {
  tone?: Tone;
  children: ReactNode;
  /** Another shape than the tone's own. */
  icon?: ReactNode;
  className?: string;
}

/** A state in one or two words, with its shape. Asks a table for a column that holds it on one line. */
export function StatusPill({ tone = "neutral", children, icon, className }: StatusPillProps) {
  return (
    <span
      className={cx(
        "inline-flex w-max max-w-full items-center gap-1.5 rounded-full py-0.5 pr-3 pl-2 text-sm font-semibold",
        toneSoft[tone],
        toneText[tone],
        "forced-colors:border",
        className,
      )}
    >
      {icon ?? <ToneIcon tone={tone} size={16} className="shrink-0" />}
      {children}
    </span>
  );
}

/** Big numbers side by side; its children are `Stat`s. */
export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl
      className={cx(
        "flex flex-wrap gap-px overflow-hidden rounded-card border border-line bg-line",
        className,
      )}
    >
      {children}
    </dl>
  );
}

export interface StatProps {
  value: ReactNode;
  label: ReactNode;
  /** What the number is made of, such as "412 / 600 người". */
  note?: ReactNode;
  tone?: Tone;
}

/** One big number with its name; stands in a `StatRow`. */
export function Stat({ value, label, note, tone }: StatProps) {
  return (
    <div className="flex flex-1 basis-40 flex-col bg-surface p-4 md:px-6">
      <dt className="text-muted">{label}</dt>
      <dd className={cx("text-2xl font-bold tabular-nums", tone && toneText[tone])}>{value}</dd>
      {note ? <dd className="text-sm text-muted tabular-nums">{note}</dd> : null}
    </div>
  );
}
