import { Link } from "@remix-run/react";
import { cx } from "~/ui/class-names";

export interface Crumb {
  label: string;
  /** Left out for the page itself. */
  to?: string;
}

/** The way from the top to this page. */
export function Breadcrumbs({
  label,
  items,
  className,
}: {
  label: string;
  items: Crumb[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx("print:hidden", className)}>
      <ol className="leading-8 text-muted">
        {items.map((item, index) => (
          <li key={`${item.to ?? ""}:${item.label}`} className="inline">
            {item.to ? <Link to={item.to}>{item.label}</Link> : <span aria-current="page">{item.label}</span>}
            {index < items.length - 1 ? <span aria-hidden="true"> / </span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
