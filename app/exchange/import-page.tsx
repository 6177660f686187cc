import type { SerializeFrom } from "@remix-run/node";
import { useLocation, useSearchParams } from "@remix-run/react";
import { bankPath } from "~/bank/bank-list";
import { exchangeMessages } from "~/i18n/exchange";
import { fileReasons } from "~/i18n/exchange-file";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Page, PageHeader } from "~/ui/page";
import { Progress } from "~/ui/progress";
import type { ChooseRefusal } from "./choose-items.server";
import type { ImportRun, ItemPage } from "./import.queries.server";
import { ImportColumns } from "./import-columns";
import { ImportOutcome } from "./import-outcome";
import { ImportDecision, ImportReview } from "./import-review";
import { type ItemCounts, type ItemFilter, importPath } from "./import-run";
import type { MendRefusal } from "./mend-item.server";
import { RunOwnerNotice } from "./run-owner-notice";
import type { RunRights } from "./run-rights";
import { useImportRefresh } from "./use-import-refresh";

type Bank = { slug: string; name: string; topics: { code: string; name: string }[] };
export type Counts = ItemCounts & { written: number };
export type RunRefusal = ChooseRefusal | MendRefusal | "bad-mapping";

export type ReviewProps = {
  bank: Bank;
  run: SerializeFrom<ImportRun>;
  counts: Counts;
  filter: ItemFilter;
  found: SerializeFrom<ItemPage>;
  isOpen: boolean;
};

export type ImportPageProps = Omit<ReviewProps, "isOpen"> & { may: RunRights; refused?: RunRefusal };

/** One run of the import, whatever state it is in: the sentence that matters, then what can be done now. */
export function ImportPage({ refused, ...props }: ImportPageProps) {
  const t = useMessages(reviewImportMessages);
  const words = useMessages(exchangeMessages);
  const { bank, run, counts } = props;
  const isUnderWay = run.state === "reading" || run.state === "writing";
  useImportRefresh(isUnderWay);
  const facts = {
    file: run.fileName,
    format: words(`format.${run.format}`),
    at: formatDateTime(run.startedAt),
    by: run.startedBy ?? words("start.commandLine"),
  };
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: importPath(bank.slug), label: words("start.title") }}
        eyebrow={bank.name}
        title={run.fileName}
        lead={run.state === "review" && counts.all > 0 ? <ReviewLead counts={counts} /> : null}
      />
      <p className="-mt-4 text-muted break-words">{t("run.file", facts)}</p>
      {refused ? (
        <Alert tone="danger" role="alert" title={t(`act.refused.${known(refused)}`)} />
      ) : (
        <DoneNotice />
      )}
      <RunOwnerNotice
        run={run}
        may={props.may}
        isLeft={run.state !== "written" || counts.written < counts.all}
      />
      {isUnderWay ? <UnderWay {...props} /> : <Settled {...props} />}
    </Page>
  );
}

/** A code already used is said by the form of its question; nothing else on this page refuses for it. */
const known = (refused: RunRefusal) => (refused === "code-taken" ? "invalid-form" : refused);

function ReviewLead({ counts }: { counts: Counts }) {
  const t = useMessages(reviewImportMessages);
  return (
    <>
      {t("run.lead", counts)}
      {counts["left-out"] > 0 ? t("run.leadLeftOut", { count: counts["left-out"] }) : null}
    </>
  );
}

function DoneNotice() {
  const t = useMessages(reviewImportMessages);
  const [search] = useSearchParams();
  const count = Number(search.get("changed") ?? Number.NaN);
  const saved = Number(search.get("saved") ?? Number.NaN);
  if (Number.isInteger(saved)) {
    return <Alert tone="success" role="status" title={t("item.saved", { position: saved })} />;
  }
  return Number.isInteger(count) ? (
    <Alert tone="success" role="status" title={t("act.done", { count })} />
  ) : null;
}

/** Reading or writing: how far it is. The page asks by itself; without scripts the link does. */
function UnderWay({ run, counts, may }: Omit<ImportPageProps, "refused">) {
  const t = useMessages(reviewImportMessages);
  const { pathname } = useLocation();
  const isReading = run.state === "reading";
  const isCounted = run.total > 0;
  return (
    <Card as="section" className="flex flex-col gap-4">
      <Progress
        label={t(isReading ? "run.reading" : "run.writing")}
        value={isCounted ? run.done : null}
        max={Math.max(1, run.total)}
        text={isCounted ? t("run.progress", { done: run.done, total: run.total }) : undefined}
      />
      <p className="text-muted">{t("run.readingLead")}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={pathname}>{t("run.refresh")}</LinkButton>
        {isReading ? <ImportDecision counts={counts} may={{ ...may, work: false }} /> : null}
      </div>
    </Card>
  );
}

function Settled(props: Omit<ImportPageProps, "refused">) {
  const { run, counts, bank, may } = props;
  if (run.failure?.reason === "columns-unknown") return <ImportColumns run={run} may={may} />;
  if (run.state === "review") {
    return (
      <>
        {counts.written > 0 ? <WrittenBefore count={counts.written} /> : null}
        <ImportDecision counts={counts} may={may} />
        <ImportReview {...props} isOpen={may.work} />
      </>
    );
  }
  if (run.state === "failed") return <Failed {...props} />;
  return (
    <>
      <ImportOutcome run={run} counts={counts} bankSlug={bank.slug} mayReopen={may.work} />
      {run.state === "written" ? <ImportReview {...props} isOpen={false} /> : null}
    </>
  );
}

function WrittenBefore({ count }: { count: number }) {
  const t = useMessages(reviewImportMessages);
  return <Alert tone="info" title={t("run.writtenBefore", { count })} />;
}

function Failed({ run, bank }: Omit<ImportPageProps, "refused">) {
  const t = useMessages(reviewImportMessages);
  const reasons = useMessages(fileReasons);
  return (
    <Alert
      tone="danger"
      title={t("run.failed")}
      actions={
        <>
          <LinkButton to={importPath(bank.slug)}>{t("run.again")}</LinkButton>
          <LinkButton to={bankPath(bank.slug)} variant="quiet">
            {t("run.toBank")}
          </LinkButton>
        </>
      }
    >
      {run.failure ? reasons(run.failure.reason) : null}
    </Alert>
  );
}
