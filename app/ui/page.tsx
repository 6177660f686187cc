import { Link } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

const widths = { narrow: "max-w-text", page: "max-w-page", wide: "max-w-desk" };

export interface PageProps {
  children: ReactNode;
  /** `narrow` for forms and reading, `page` as a rule, `wide` for tables at a desk. */
  width?: keyof typeof widths;
  className?: string;
}

/** Content of a page: its greatest width, its margins and the air between its parts. */
export function Page({ children, width = "page", className }: PageProps) {
  return (
    <div
      className={cx(
        "mx-auto flex w-full flex-col gap-8 px-4 py-6 md:px-8 md:py-10 print:max-w-none print:p-0",
        widths[width],
        className,
      )}
    >
      {children}
    </div>
  );
}

export interface PageHeaderProps {
  title: ReactNode;
  /** The sentence that matters, right below the title. */
  lead?: ReactNode;
  /** A small line above the title, such as the kind of thing this is. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
  className?: string;
}

/** Top of a page: way back, title over a thin gold rule, the sentence that matters, what can be done. */
export function PageHeader({ title, lead, eyebrow, actions, back, className }: PageHeaderProps) {
  return (
    <header className={cx("flex flex-col gap-3", className)}>
      {back ? (
        <Link to={back.to} className="inline-flex min-h-8 items-center gap-1.5 self-start print:hidden">
          <ArrowLeft size={18} aria-hidden="true" className="shrink-0" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-text">
          {eyebrow ? <p className="font-semibold text-gold-text">{eyebrow}</p> : null}
          <h1 className="text-xl md:text-2xl">{title}</h1>
          <div aria-hidden="true" className="mt-3 h-0.5 w-14 bg-gold" />
          {lead ? <Lead className="mt-3">{lead}</Lead> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}

/** The sentence that matters, in larger type. */
function Lead({ children, className }: { children: ReactNode; className?: string }) {
  return <p className={cx("max-w-text text-lg", className)}>{children}</p>;
}

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  className?: string;
}

/** A part of a page under its own heading. */
export function Section({ title, description, actions, children, id, className }: SectionProps) {
  return (
    <section id={id} className={cx("flex flex-col gap-4", className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-lg md:text-xl">{title}</h2>
          {description ? <p className="max-w-text text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
