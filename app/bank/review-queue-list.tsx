import type { SerializeFrom } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { useId } from "react";
import { reviewMessages } from "~/i18n/bank-review";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { ConfirmButton } from "~/ui/dialog";
import { StatusPill } from "~/ui/status";
import { useHydrated } from "~/ui/use-hydrated";
import type { QueueLine } from "./review-queue.queries.server";
import { queuePath } from "./review-queue-keys";
import { useTicked } from "./use-ticked";

type Line = SerializeFrom<QueueLine>;

type ListProps = { slug: string; lines: Line[]; currentCode: string };

/** The oldest of what waits, each with a box; own ones have none. */
export function QueueList({ slug, lines, currentCode }: ListProps) {
  const t = useMessages(reviewMessages);
  const id = useId();
  const { tickAll } = useTicked(id, "proposal");
  const hydrated = useHydrated();
  const hasOthers = lines.some((line) => !line.isOwn);
  return (
    <Card as="section" className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
      <CardHeader title={t("queue.list")} />
      <Form method="post" id={id} className="flex flex-col gap-4">
        <ol className="flex max-h-80 flex-col gap-1 overflow-y-auto lg:max-h-none">
          {lines.map((line) => (
            <Entry key={line.code} slug={slug} line={line} isCurrent={line.code === currentCode} />
          ))}
        </ol>
        {hasOthers && hydrated ? (
          <Button variant="quiet" type="button" className="self-start" onClick={tickAll}>
            {t("queue.selectAll")}
          </Button>
        ) : null}
        {hasOthers ? (
          <ConfirmButton
            label={t("queue.approveSelected")}
            title={t("queue.approveSelected")}
            confirmLabel={t("act.approve")}
            cancelLabel={t("act.cancel")}
            surrounding
            fields={{ intent: "approve-selected" }}
          >
            {t("queue.approveSelectedText")}
          </ConfirmButton>
        ) : null}
      </Form>
    </Card>
  );
}

function Entry({ slug, line, isCurrent }: { slug: string; line: Line; isCurrent: boolean }) {
  const t = useMessages(reviewMessages);
  return (
    <li
      className={cx(
        "flex items-start gap-2 border-l-4 py-1 pl-2",
        isCurrent ? "border-action bg-sunken" : "border-transparent",
      )}
    >
      {line.isOwn ? (
        <span className="size-12 shrink-0" />
      ) : (
        <label className="grid size-12 shrink-0 cursor-pointer place-items-center">
          <input
            type="checkbox"
            name="proposal"
            value={`${line.code}:${line.revisionId}`}
            data-code={line.code}
            aria-label={t("queue.select", { code: line.code })}
            className="size-6 accent-action"
          />
        </label>
      )}
      <span className="min-w-0">
        <Link
          to={queuePath(slug, line.code)}
          aria-current={isCurrent ? "true" : undefined}
          className="font-semibold"
        >
          {line.code}
        </Link>
        <span className="line-clamp-2 text-sm">{line.stem}</span>
        {line.isOwn ? <StatusPill>{t("queue.own")}</StatusPill> : null}
      </span>
    </li>
  );
}
