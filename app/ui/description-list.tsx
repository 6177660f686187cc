import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

export interface Description {
  term: string;
  detail: ReactNode;
}

/** Facts about one thing: names on the left at a desk, above on a phone. */
export function DescriptionList({ items, className }: { items: Description[]; className?: string }) {
  return (
    <dl className={cx("divide-y divide-line", className)}>
      {items.map((item) => (
        <div
          key={item.term}
          className="py-2.5 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[minmax(9rem,1fr)_2fr] sm:gap-6"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
