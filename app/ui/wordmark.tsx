import { Link } from "@remix-run/react";

/** The mark: an open book with a tick, white and gold on the action colour. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="7" fill="#9f1d20" />
      <path
        d="M6.5 9.5c3.3-1 6.5-.6 9.5 1 3-1.6 6.2-2 9.5-1v13c-3.3-1-6.5-.6-9.5 1-3-1.6-6.2-2-9.5-1z"
        fill="#fff"
      />
      <path
        d="m11.2 16.3 3.4 3.4 6.4-6.8"
        fill="none"
        stroke="#b7791f"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark with the name of the product, or of the body that holds it; on phones the tagline is only spoken. */
export function Wordmark({ name, tagline, to = "/" }: { name: string; tagline?: string; to?: string }) {
  return (
    <Link to={to} className="inline-flex min-h-12 items-center gap-3 text-ink no-underline hover:text-ink">
      <Mark />
      <span className="min-w-0">
        <span className="block text-lg leading-tight font-bold">{name}</span>
        {tagline ? (
          <span className="block text-sm leading-snug text-muted max-md:sr-only">{tagline}</span>
        ) : null}
      </span>
    </Link>
  );
}
