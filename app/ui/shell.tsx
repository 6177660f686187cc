import { NavLink, useLocation } from "@remix-run/react";
import Menu from "lucide-react/icons/menu";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "~/ui/class-names";
import { SkipLink } from "~/ui/skip-link";

function Main({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main id="main" tabIndex={-1} className={cx("min-w-0 flex-1 outline-none", className)}>
      {children}
    </main>
  );
}

export interface PublicShellProps {
  /** The name on top, as a `Wordmark`. */
  brand: ReactNode;
  /** Links and buttons at the right of the name. */
  nav?: ReactNode;
  footer?: ReactNode;
  skipLabel: string;
  children: ReactNode;
}

/** Pages for everybody: name on top over a thin gold rule, content, foot. */
export function PublicShell({ brand, nav, footer, skipLabel, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={skipLabel} />
      <header className="border-b-2 border-gold bg-surface print:hidden">
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 md:px-8">
          {brand}
          {nav ? <div className="flex flex-wrap items-center gap-x-4 gap-y-1">{nav}</div> : null}
        </div>
      </header>
      <Main>{children}</Main>
      {footer ? (
        <footer className="border-t border-line bg-surface print:hidden">
          <div className="mx-auto w-full max-w-page px-4 py-6 text-muted md:px-8">{footer}</div>
        </footer>
      ) : null}
    </div>
  );
}

export interface NavItem {
  to: string;
  label: string;
  icon?: ReactNode;
  /** A count of what waits there. */
  count?: ReactNode;
  /** Current only on this very path, not below it. */
  end?: boolean;
}

export interface DeskShellProps {
  brand: ReactNode;
  nav: NavItem[];
  /** Name of the navigation, spoken. */
  navLabel: string;
  /** Word on the button that unfolds the navigation on phones. */
  menuLabel: string;
  skipLabel: string;
  /** Who is signed in and the way out; shown below the navigation. */
  user?: ReactNode;
  children: ReactNode;
}

/** Pages of those who run things: navigation on the left at a desk, folded into the top bar on a phone. */
export function DeskShell({ brand, nav, navLabel, menuLabel, skipLabel, user, children }: DeskShellProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu folds whenever the place changes
  useEffect(() => menu.current?.removeAttribute("open"), [key]);
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <SkipLink label={skipLabel} />
      <header className="relative z-30 flex items-center justify-between gap-4 border-b-2 border-gold bg-surface px-4 py-1.5 lg:hidden print:hidden">
        {brand}
        <details ref={menu} className="group">
          <summary className="flex min-h-12 items-center gap-2 rounded-control px-3 font-semibold group-open:bg-sunken">
            <Menu size={20} aria-hidden="true" />
            {menuLabel}
          </summary>
          <div className="absolute inset-x-0 top-full mt-0.5 flex max-h-[80dvh] flex-col gap-4 overflow-y-auto border-b border-line bg-surface p-4 shadow-float">
            <DeskNav label={navLabel} items={nav} />
            {user ? <div className="border-t border-line pt-4">{user}</div> : null}
          </div>
        </details>
      </header>
      <aside className="sticky top-0 hidden h-dvh w-68 shrink-0 flex-col gap-6 overflow-y-auto border-r border-line bg-surface p-4 lg:flex print:hidden">
        <div className="border-b-2 border-gold pb-3">{brand}</div>
        <DeskNav label={navLabel} items={nav} />
        {user ? <div className="mt-auto border-t border-line pt-4">{user}</div> : null}
      </aside>
      <Main>{children}</Main>
    </div>
  );
}

function DeskNav({ label, items }: { label: string; items: NavItem[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-col gap-1">
        {items.map(({ to, label: name, icon, count, end }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                cx(
                  "flex min-h-12 items-center gap-3 rounded-control border-l-4 px-3 no-underline lg:min-h-11",
                  isActive
                    ? "border-action bg-red-soft font-semibold text-ink hover:text-ink"
                    : "border-transparent text-ink hover:bg-sunken hover:text-ink",
                )
              }
            >
              {icon ? <span className="shrink-0 text-muted">{icon}</span> : null}
              <span className="min-w-0 flex-1">{name}</span>
              {count === undefined || count === null ? null : (
                <span className="rounded-full bg-slate-soft px-2 text-sm font-semibold tabular-nums">
                  {count}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface PaperShellProps {
  /** The fixed bar on top. */
  top: ReactNode;
  /** The fixed bar at the foot, within the thumb's reach. */
  bottom?: ReactNode;
  skipLabel?: string;
  children: ReactNode;
}

/** One task and nothing else on the screen, between two fixed bars. */
export function PaperShell({ top, bottom, skipLabel, children }: PaperShellProps) {
  return (
    <div data-fixed-bars className="flex min-h-dvh flex-col">
      {skipLabel ? <SkipLink label={skipLabel} /> : null}
      <header className="sticky top-0 z-20 border-b-2 border-gold bg-surface pt-[env(safe-area-inset-top)]">
        <div className="mx-auto flex min-h-14 w-full max-w-page items-center justify-between gap-3 px-4 py-1.5">
          {top}
        </div>
      </header>
      <Main className="mx-auto w-full max-w-text px-4 py-6">{children}</Main>
      {bottom ? (
        <footer className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] print:hidden">
          <div className="mx-auto flex w-full max-w-text items-center justify-between gap-3 px-4 py-2">
            {bottom}
          </div>
        </footer>
      ) : null}
    </div>
  );
}
