import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

export interface Step {
  key: string;
  title: ReactNode;
  state: "done" | "current" | "upcoming" | "problem";
  /** The state in words, such as "Đang mở". */
  stateLabel: string;
  /** When, or how long. */
  meta?: ReactNode;
  children?: ReactNode;
}

const marks: Record<Step["state"], string> = {
  done: "border-green bg-green-solid text-on-solid",
  current: "border-action bg-surface text-link",
  upcoming: "border-control bg-surface text-transparent",
  problem: "border-red bg-red-solid text-on-solid",
};

const words: Record<Step["state"], string> = {
  done: "text-green",
  current: "text-link",
  upcoming: "text-muted",
  problem: "text-red",
};

/** Steps in time, from top to bottom, each with its state as shape and as word. */
export function Steps({ label, steps, className }: { label: string; steps: Step[]; className?: string }) {
  return (
    <ol aria-label={label} className={className}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className="relative flex gap-4 pb-6 last:pb-0"
        >
          {index < steps.length - 1 ? (
            <span aria-hidden="true" className="absolute top-8 bottom-0 left-[0.8125rem] w-0.5 bg-line" />
          ) : null}
          <span
            aria-hidden="true"
            className={cx(
              "mt-px flex size-7 shrink-0 items-center justify-center rounded-full border-2",
              marks[step.state],
            )}
          >
            {step.state === "done" ? <Check size={16} strokeWidth={3} /> : null}
            {step.state === "problem" ? <X size={16} strokeWidth={3} /> : null}
            {step.state === "current" ? (
              <svg width="12" height="12" aria-hidden="true">
                <circle cx="6" cy="6" r="6" className="fill-current" />
              </svg>
            ) : null}
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">{step.title}</span>
              <span className={cx("text-sm font-semibold", words[step.state])}>{step.stateLabel}</span>
            </p>
            {step.meta ? <p className="text-muted tabular-nums">{step.meta}</p> : null}
            {step.children ? <div className="mt-2">{step.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
