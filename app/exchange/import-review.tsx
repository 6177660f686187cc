import { Form, useLocation } from "@remix-run/react";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { ConfirmButton } from "~/ui/dialog";
import { Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { Tabs } from "~/ui/tabs";
import { ImportBulk } from "./import-bulk";
import { ImportItemCard } from "./import-item-card";
import { ImportNotes } from "./import-notes";
import type { ReviewProps } from "./import-page";
import { ITEM_FILTERS } from "./import-run";
import type { RunRights } from "./run-rights";

/** The questions of a run, filtered and paged, with what can be done to them; `isOpen`: they can still be changed. */
export function ImportReview({ bank, run, counts, filter, found, isOpen }: ReviewProps) {
  const t = useMessages(reviewImportMessages);
  const { search } = useLocation();
  return (
    <>
      {run.notes.length > 0 ? (
        <Section title={t("run.fileNotes")}>
          <ImportNotes notes={run.notes} problems={[]} />
        </Section>
      ) : null}
      <Tabs
        label={t("run.filters")}
        tabs={ITEM_FILTERS.map((one) => ({
          to: `?show=${one}`,
          label: t(`run.filter.${one}`),
          count: counts[one],
          current: one === filter,
        }))}
      />
      {/* A form of its own: its buttons carry what is done to which question. */}
      <Form method="post" preventScrollReset className="flex flex-col gap-6">
        <input type="hidden" name="filter" value={filter} />
        {isOpen && found.total > 0 ? <ImportBulk bank={bank} counts={counts} filter={filter} /> : null}
        {found.total === 0 ? <p className="text-muted">{t("run.empty")}</p> : null}
        <ul className="flex flex-col gap-4">
          {found.items.map((item) => (
            <ImportItemCard
              key={item.position}
              bankSlug={bank.slug}
              importId={run.id}
              item={item}
              search={search}
              isOpen={isOpen}
            />
          ))}
        </ul>
      </Form>
      <Pagination
        page={found.page}
        pageCount={found.pageCount}
        href={(page) => `?show=${filter}&page=${page}`}
        labels={{
          navigation: t("run.pages"),
          previous: t("run.previous"),
          next: t("run.next"),
          page: (page) => t("run.page", { page }),
        }}
      />
    </>
  );
}

/** Sending what is ready to review, and giving the run up, as far as the viewer may. */
export function ImportDecision({ counts, may }: Pick<ReviewProps, "counts"> & { may: RunRights }) {
  const t = useMessages(reviewImportMessages);
  const { ready: count, errors } = counts;
  const left = { errors, leftOut: counts["left-out"] };
  if (!may.work && !may.discard) return null;
  return (
    <div className="flex flex-col gap-4">
      {may.work && count === 0 ? <Alert tone="warning" title={t("act.nothing")} /> : null}
      <div className="flex flex-wrap gap-3">
        {may.work && count > 0 ? (
          <ConfirmButton
            label={t("act.confirm", { count })}
            title={t("act.confirmTitle", { count })}
            confirmLabel={t("act.confirm", { count })}
            cancelLabel={t("act.cancel")}
            buttonVariant="primary"
            fields={{ intent: "confirm" }}
          >
            <p>{t("act.confirmText")}</p>
            {errors + left.leftOut > 0 ? <p className="mt-2">{t("act.confirmLeft", left)}</p> : null}
          </ConfirmButton>
        ) : null}
        {may.discard ? (
          <ConfirmButton
            label={t("act.discard")}
            title={t("act.discardTitle")}
            confirmLabel={t("act.discard")}
            cancelLabel={t("act.cancel")}
            variant="danger"
            buttonVariant="quiet"
            fields={{ intent: "discard" }}
          >
            {t("act.discardText")}
          </ConfirmButton>
        ) : null}
      </div>
    </div>
  );
}
