import { type ReactNode, useId } from "react";
import { cx } from "~/ui/class-names";

export interface ProgressProps {
  label: ReactNode;
  /** How far; left out while that is not known. */
  value?: number | null;
  max?: number;
  /** How far in words, such as "320 / 600 dòng". */
  text?: ReactNode;
  className?: string;
}

/** Progress of long work; moves without end while its extent is unknown. */
export function Progress({ label, value, max = 1, text, className }: ProgressProps) {
  const id = useId();
  const known = value !== undefined && value !== null;
  return (
    <div className={className}>
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {text ? <span className="text-muted tabular-nums">{text}</span> : null}
      </div>
      <div className="relative overflow-hidden rounded-sm">
        <progress
          id={id}
          {...(known ? { value, max } : {})}
          className={cx("progress-bar", !known && "text-transparent")}
        />
        {known ? null : (
          <span
            aria-hidden="true"
            className="absolute inset-y-0 left-0 w-1/3 animate-indeterminate rounded-sm bg-slate-solid"
          />
        )}
      </div>
    </div>
  );
}
