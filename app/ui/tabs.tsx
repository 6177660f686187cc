import { NavLink, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "~/ui/class-names";

export interface Tab {
  to: string;
  label: ReactNode;
  /** A count after the label. */
  count?: ReactNode;
  /** Set it when the tabs differ in more than the path; otherwise the path decides. */
  current?: boolean;
  /** Only this very path, none below it. */
  end?: boolean;
}

const tab =
  "inline-flex min-h-12 items-center gap-2 border-b-3 px-1 font-semibold whitespace-nowrap no-underline md:min-h-11";

/** Scrolls the bar sideways until the current tab stands in its middle; the page stays where it is. */
function showCurrent(bar: HTMLElement | null): void {
  const current = bar?.querySelector<HTMLElement>('[aria-current="page"]');
  if (!bar || !current) return;
  const middle =
    current.getBoundingClientRect().left - bar.getBoundingClientRect().left + current.offsetWidth / 2;
  bar.scrollLeft += middle - bar.clientWidth / 2;
}

/** Views of one thing, each with an address of its own. Scrolls sideways on narrow screens. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  const bar = useRef<HTMLElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current tab changes with the place
  useEffect(() => showCurrent(bar.current), [key]);
  return (
    <nav
      ref={bar}
      aria-label={label}
      className={cx("overflow-x-auto border-b border-line print:hidden", className)}
    >
      <ul className="flex w-max gap-6 px-1 pt-1">
        {tabs.map(({ to, label: name, count, current, end = true }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              aria-current={current === undefined ? "page" : current ? "page" : "false"}
              className={({ isActive }) =>
                cx(
                  tab,
                  (current ?? isActive)
                    ? "border-action text-ink"
                    : "border-transparent text-muted hover:border-control hover:text-ink",
                )
              }
            >
              {name}
              {count === undefined ? null : (
                <span className="rounded-full bg-slate-soft px-2 text-sm text-ink tabular-nums">{count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
