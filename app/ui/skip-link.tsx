/** First stop of the keyboard on each page: jumps over the navigation to the content. */
export function SkipLink({ label, to = "main" }: { label: string; to?: string }) {
  return (
    <a
      href={`#${to}`}
      className="sr-only z-50 rounded-control bg-surface px-4 py-3 font-semibold shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {label}
    </a>
  );
}
