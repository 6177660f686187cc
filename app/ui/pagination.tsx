import { Link } from "@remix-run/react";
import { cx } from "~/ui/class-names";

export interface PaginationProps {
  /** Counted from 1. */
  page: number;
  pageCount: number;
  href: (page: number) => string;
  labels: {
    /** Name of the navigation, such as "Các trang". */
    navigation: string;
    previous: string;
    next: string;
    /** Spoken name of one page, such as "Trang 3". */
    page: (page: number) => string;
  };
  className?: string;
}

/** Numbers to show: both ends and the neighbours of the current page, `null` for a gap. */
function pageNumbers(page: number, pageCount: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pageCount].filter((each) => each >= 1 && each <= pageCount);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  return numbers.flatMap((each, index) => {
    const before = numbers[index - 1] ?? each - 1;
    if (each - before === 2) return [each - 1, each];
    return each - before > 2 ? [null, each] : [each];
  });
}

const cell =
  "inline-flex min-h-12 min-w-12 items-center justify-center rounded-control px-3 tabular-nums no-underline md:min-h-10 md:min-w-10";
const link = cx(cell, "border border-line bg-surface text-ink hover:border-ink hover:text-ink");

/** Links to the other pages of a list; nothing at all when there is only one. */
export function Pagination({ page, pageCount, href, labels, className }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label={labels.navigation} className={cx("print:hidden", className)}>
      <ul className="flex flex-wrap items-center gap-2">
        {page > 1 ? (
          <li>
            <Link to={href(page - 1)} rel="prev" className={link}>
              {labels.previous}
            </Link>
          </li>
        ) : null}
        {pageNumbers(page, pageCount).map((each, index, all) => (
          <li key={each ?? `gap-after-${all[index - 1]}`} className={cx(each !== page && "hidden sm:block")}>
            {each === null ? (
              <span className="text-muted">…</span>
            ) : each === page ? (
              <span aria-current="page" className={cx(cell, "border-2 border-action font-semibold")}>
                <span className="sr-only">{labels.page(each)}</span>
                <span aria-hidden="true">
                  {each}
                  <span className="sm:hidden"> / {pageCount}</span>
                </span>
              </span>
            ) : (
              <Link to={href(each)} aria-label={labels.page(each)} className={link}>
                {each}
              </Link>
            )}
          </li>
        ))}
        {page < pageCount ? (
          <li>
            <Link to={href(page + 1)} rel="next" className={link}>
              {labels.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
