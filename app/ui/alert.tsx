import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";
import { type Tone, toneBorder, toneSoft, toneText } from "~/ui/tone";
import { ToneIcon } from "~/ui/tone-icon";

export interface AlertProps {
  tone?: Exclude<Tone, "neutral">;
  title?: ReactNode;
  children?: ReactNode;
  /** `alert` interrupts, `status` waits its turn; leave it out for what is there from the start. */
  role?: "alert" | "status";
  /** Buttons or links of what can be done now. */
  actions?: ReactNode;
  className?: string;
}

/** A message with its state in words, shape and colour. */
export function Alert({ tone = "info", title, children, role, actions, className }: AlertProps) {
  return (
    <div
      role={role}
      className={cx(
        "flex gap-3 rounded-card border-l-4 p-4 forced-colors:border",
        toneBorder[tone],
        toneSoft[tone],
        className,
      )}
    >
      <ToneIcon tone={tone} size={24} className={cx("mt-px shrink-0", toneText[tone])} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={title ? "mt-1" : undefined}>{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
