import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

export interface EmptyStateProps {
  title: ReactNode;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  className?: string;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, actions, icon, className }: EmptyStateProps) {
  return (
    <div
      className={cx(
        "flex flex-col items-center gap-3 rounded-card border border-dashed border-control bg-surface px-6 py-10 text-center",
        className,
      )}
    >
      {icon ? <div className="text-gold">{icon}</div> : null}
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-text text-muted">{children}</div> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
