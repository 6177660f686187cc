import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

export interface CardProps {
  children: ReactNode;
  /** `none` lets a table or a picture run to the edge. */
  padding?: "normal" | "none";
  as?: "div" | "section" | "article" | "li";
  className?: string;
}

/** A white sheet on the page. */
export function Card({ children, padding = "normal", as: Element = "div", className }: CardProps) {
  return (
    <Element
      className={cx(
        "rounded-card border border-line bg-surface print:border-0 print:p-0",
        padding === "normal" && "p-4 md:p-6",
        className,
      )}
    >
      {children}
    </Element>
  );
}

export interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Level of the heading in the page. */
  level?: 2 | 3 | 4;
  className?: string;
}

/** Title of a card, with what can be done on its right. */
export function CardHeader({ title, description, actions, level = 2, className }: CardHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cx("mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2", className)}>
      <div className="min-w-0">
        <Heading className="text-lg">{title}</Heading>
        {description ? <p className="text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
