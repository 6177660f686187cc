import type { SerializeFrom } from "@remix-run/node";
import { useNavigate } from "@remix-run/react";
import { bankPath } from "./bank-list";
import type { QueueLine, ReviewQueue } from "./review-queue.queries.server";
import { Shortcuts } from "./shortcuts";

/** Ids of what the keys press. */
export const APPROVE_ID = "approve-current";
export const RETURN_ID = "return-current";

/** Address of the queue with one question in view. */
export const queuePath = (slug: string, code: string) => `${bankPath(slug)}/review?at=${code}`;

/** The questions before and after the one in view. */
export function neighbours({ lines, position }: SerializeFrom<ReviewQueue>) {
  return { previous: lines[position - 1], next: lines[position + 1] };
}

/** The keys of the queue. */
export function QueueKeys({ slug, queue }: { slug: string; queue: SerializeFrom<ReviewQueue> }) {
  const navigate = useNavigate();
  const { previous, next } = neighbours(queue);
  const go = (line: SerializeFrom<QueueLine> | undefined) => () =>
    line && navigate(queuePath(slug, line.code));
  const press = (id: string) => document.getElementById(id)?.querySelector("button")?.click();
  const beginReturn = () => {
    press(RETURN_ID);
    // What is typed next is the remark, and no key of the page.
    setTimeout(() => document.querySelector<HTMLElement>("dialog[open] textarea")?.focus());
  };
  const code = queue.current?.code ?? "";
  const tick = () =>
    document.querySelector<HTMLInputElement>(`input[data-code="${CSS.escape(code)}"]`)?.click();
  return (
    <Shortcuts
      shortcuts={[
        { key: "j", act: "next", run: go(next) },
        { key: "k", act: "previous", run: go(previous) },
        { key: "x", act: "select", run: tick },
        { key: "e", act: "edit", run: () => navigate(`${bankPath(slug, code)}#edit`) },
        { key: "a", act: "approve", run: () => press(APPROVE_ID) },
        { key: "r", act: "return", run: beginReturn },
      ]}
    />
  );
}
