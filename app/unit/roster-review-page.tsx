import { Form, useNavigation } from "@remix-run/react";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { unitImportMessages } from "~/i18n/unit-import";
import { unitImportProblems } from "~/i18n/unit-import-problems";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { Progress } from "~/ui/progress";
import { Stat, StatRow } from "~/ui/status";
import { Tabs } from "~/ui/tabs";
import type { ConfirmRosterImportRefusal } from "./confirm-roster-import.server";
import { showDay } from "./day";
import { REVIEW_LISTS, type RosterImportView, type RosterOutcome } from "./roster-import";
import type { Review } from "./roster-review.server";
import { ReviewTable } from "./roster-review-table";
import { usePageLabels } from "./roster-table";
import { type TrailUnit, UnitTrail } from "./unit-trail";

/** What was uploaded, with instants as they travel. */
export type UploadFacts = Pick<
  RosterImportView,
  "id" | "fileName" | "effectiveOn" | "endsMissing" | "notices"
> & {
  createdAt: string;
};

export type RosterReviewPageProps = {
  unitId: string;
  trail: TrailUnit[];
  upload: UploadFacts;
  review: Review;
  refused?: ConfirmRosterImportRefusal;
};

/** Second step of an import: what the file would do, row by row, and the confirmation. */
export function RosterReviewPage({ unitId, trail, upload, review, refused }: RosterReviewPageProps) {
  const t = useMessages(unitImportMessages);
  const { sizes, refusedRows } = review;
  const people = sizes.added + sizes.changed + sizes.moved + sizes.ended;
  const facts = {
    name: upload.fileName,
    day: showDay(upload.effectiveOn),
    at: formatDateTime(upload.createdAt),
  };
  return (
    <Page>
      <div className="flex flex-col gap-4">
        <UnitTrail units={trail} here={t("review.title")} />
        <PageHeader title={t("review.title")} lead={t("review.lead", { people, problems: refusedRows })} />
        <p className="max-w-text text-muted">
          {t("review.file", facts)} {t(upload.endsMissing ? "review.fullFile" : "review.partFile")}
        </p>
      </div>
      <Numbers review={review} />
      <Notices notices={upload.notices} />
      <ReviewLists review={review} />
      <Decision unitId={unitId} upload={upload} review={review} isEmpty={people === 0} refused={refused} />
    </Page>
  );
}

function Numbers({ review: { sizes, unchanged } }: { review: Review }) {
  const t = useMessages(unitImportMessages);
  return (
    <StatRow>
      <Stat label={t("review.added")} value={sizes.added} />
      <Stat label={t("review.moved")} value={sizes.moved} />
      <Stat label={t("review.changed")} value={sizes.changed} />
      <Stat label={t("review.ended")} value={sizes.ended} tone={sizes.ended > 0 ? "warning" : undefined} />
      <Stat label={t("review.unchanged")} value={unchanged} />
    </StatRow>
  );
}

function Notices({ notices }: { notices: UploadFacts["notices"] }) {
  const t = useMessages(unitImportMessages);
  if (notices.length === 0) return null;
  return (
    <Alert tone="info" title={t("review.noticesTitle")}>
      <ul className="list-disc pl-5">
        {notices.map(({ heading, kind }) => (
          <li key={`${kind}:${heading}`}>{t(`review.notice.${kind}`, { heading })}</li>
        ))}
      </ul>
    </Alert>
  );
}

function ReviewLists({ review }: { review: Review }) {
  const t = useMessages(unitImportMessages);
  const labels = usePageLabels();
  return (
    <div className="flex flex-col gap-4">
      <Tabs
        label={t("review.tabs")}
        tabs={REVIEW_LISTS.map((list) => ({
          to: `?show=${list}`,
          label: t(list === "problems" ? "review.toMend" : `review.${list}`),
          count: review.sizes[list],
          current: review.list === list,
        }))}
      />
      {review.list === "problems" && review.rows.length > 0 ? (
        <p>
          <LinkButton to="problems.xlsx" relative="path" reloadDocument>
            {t("review.download")}
          </LinkButton>
        </p>
      ) : null}
      <ReviewTable review={review} />
      <Pagination
        page={review.page}
        pageCount={review.pageCount}
        href={(page) => `?show=${review.list}&page=${page}`}
        labels={labels}
      />
    </div>
  );
}

type DecisionProps = Pick<RosterReviewPageProps, "unitId" | "upload" | "review" | "refused"> & {
  isEmpty: boolean;
};

function Decision({ unitId, upload, review, isEmpty, refused }: DecisionProps) {
  const t = useMessages(unitImportMessages);
  const p = useMessages(unitImportProblems);
  const busy = useNavigation().formMethod === "POST";
  const mustMend = upload.endsMissing && review.refusedRows > 0;
  return (
    <Card className="flex flex-col gap-4">
      {refused ? (
        <Alert tone="danger" role="alert" title={t("review.notWritten")}>
          {p(`reason.${refused}`)}
        </Alert>
      ) : null}
      {isEmpty ? <p>{t("review.nothingToDo")}</p> : null}
      {mustMend ? <Alert tone="warning">{t("review.cleanFirst")}</Alert> : null}
      {isEmpty || mustMend ? null : (
        <Form method="post" preventScrollReset className="flex flex-col gap-4">
          <input type="hidden" name="intent" value="confirm" />
          <input type="hidden" name="fingerprint" value={review.fingerprint} />
          {review.refusedRows > 0 ? (
            <CheckboxField
              name="skipErrors"
              value="1"
              label={t("review.skip", { count: review.refusedRows })}
            />
          ) : null}
          <Button variant="primary" size="large" busy={busy} className="self-start">
            {t("review.confirm")}
          </Button>
          {busy ? <Progress label={t("review.busy")} /> : null}
        </Form>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/organise/units/${unitId}/import`}>{t("review.again")}</LinkButton>
        <Form method="post">
          <input type="hidden" name="intent" value="discard" />
          <Button variant="quiet">{t("review.discard")}</Button>
        </Form>
      </div>
    </Card>
  );
}

export type RosterDonePageProps = {
  unitId: string;
  trail: TrailUnit[];
  upload: UploadFacts & { confirmedAt: string };
  outcome: RosterOutcome;
};

/** Last step of an import: what was written. */
export function RosterDonePage({ unitId, trail, upload, outcome }: RosterDonePageProps) {
  const t = useMessages(unitImportMessages);
  const facts = {
    name: upload.fileName,
    day: showDay(upload.effectiveOn),
    at: formatDateTime(upload.createdAt),
  };
  return (
    <Page>
      <div className="flex flex-col gap-4">
        <UnitTrail units={trail} here={t("review.doneTitle")} />
        <PageHeader title={t("review.doneTitle")} lead={t("review.done", outcome)} />
        <p className="max-w-text text-muted">
          {t("review.file", facts)} {t("review.doneAt", { at: formatDateTime(upload.confirmedAt) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <LinkButton variant="primary" to={`/organise/units/${unitId}`}>
          {t("review.toRoster")}
        </LinkButton>
        {outcome.refused > 0 ? (
          <LinkButton to="problems.xlsx" relative="path" reloadDocument>
            {t("review.download")}
          </LinkButton>
        ) : null}
      </div>
    </Page>
  );
}
