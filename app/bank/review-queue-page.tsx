import type { SerializeFrom } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { reviewMessages } from "~/i18n/bank-review";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { bankPath } from "./bank-list";
import type { QuestionView } from "./question.queries.server";
import { AnswerCard, ShownCard } from "./question-cards";
import { QuestionFacts } from "./question-facts";
import { useFieldLabels } from "./question-fields";
import { RefusalNotice } from "./question-refusal";
import type { Refused } from "./refusal";
import { RevisionWarnings, Thread } from "./review-panel";
import type { ReviewQueue } from "./review-queue.queries.server";
import { APPROVE_ID, neighbours, QueueKeys, queuePath, RETURN_ID } from "./review-queue-keys";
import { QueueList } from "./review-queue-list";
import { RevisionComparison } from "./revision-comparison";

type Question = SerializeFrom<QuestionView>;

/** What an act in the queue did, read from the address. */
export type QueueNotice =
  | { kind: "approve" | "return" }
  | { kind: "approved"; count: number; skipped: string[] };

type Props = {
  bank: { slug: string; name: string };
  queue: SerializeFrom<ReviewQueue>;
  notice: QueueNotice | null;
  refused?: Refused;
};

/** What waits for review, oldest first, one after the other in full. */
export function ReviewQueuePage({ bank, queue, notice, refused }: Props) {
  const t = useMessages(reviewMessages);
  const labels = useFieldLabels();
  const own = queue.lines.filter((line) => line.isOwn).length;
  const { current } = queue;
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        title={t("queue.title")}
        lead={t("queue.lead", { count: queue.total, own })}
        actions={current ? <QueueKeys slug={bank.slug} queue={queue} /> : null}
      />
      {refused ? <RefusalNotice refused={refused} labels={labels} /> : <Notice notice={notice} />}
      {current ? (
        <div className="grid items-start gap-6 lg:grid-cols-[20rem_1fr]">
          <QueueList slug={bank.slug} lines={queue.lines} currentCode={current.code} />
          <Current
            key={`${current.code} ${current.revisions[0]?.id}`}
            slug={bank.slug}
            queue={queue}
            question={current}
          />
        </div>
      ) : (
        <EmptyState title={t("queue.emptyTitle")}>{t("queue.empty")}</EmptyState>
      )}
    </Page>
  );
}

function Notice({ notice }: { notice: QueueNotice | null }) {
  const t = useMessages(reviewMessages);
  if (!notice) return null;
  if (notice.kind !== "approved")
    return <Alert tone="success" role="status" title={t(`done.${notice.kind}`)} />;
  const { count, skipped } = notice;
  return (
    <Alert
      tone={skipped.length > 0 ? "warning" : "success"}
      role="status"
      title={count + skipped.length === 0 ? t("queue.nothingSelected") : t("queue.approved", { count })}
    >
      {skipped.length > 0 ? t("queue.skipped", { count: skipped.length, codes: skipped.join(", ") }) : null}
    </Alert>
  );
}

type CurrentProps = { slug: string; queue: SerializeFrom<ReviewQueue>; question: Question };

/** One proposal in full: as it will be, its key, what it changes, what was said, and the verdict. */
function Current({ slug, queue, question }: CurrentProps) {
  const t = useMessages(reviewMessages);
  const { previous, next } = neighbours(queue);
  const [newest] = question.revisions;
  if (!newest) return null;
  const inUse = question.revisions.find((one) => one.number === question.approvedNumber);
  const submitted = newest.steps.findLast((step) => step.kind === "submitted");
  const position = t("queue.position", { position: queue.position + 1, count: queue.total });
  return (
    <Section
      title={`${question.code} · ${position}`}
      description={
        submitted
          ? t("queue.submitted", { by: submitted.by ?? t("panel.system"), at: formatDateTime(submitted.at) })
          : undefined
      }
      actions={
        <>
          {previous ? (
            <LinkButton to={queuePath(slug, previous.code)}>{t("queue.previous")}</LinkButton>
          ) : null}
          {next ? <LinkButton to={queuePath(slug, next.code)}>{t("queue.next")}</LinkButton> : null}
        </>
      }
      className="min-w-0"
    >
      <RevisionWarnings revision={newest} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <ShownCard revision={newest} />
        <AnswerCard revision={newest} />
      </div>
      {inUse ? (
        <RevisionComparison caption={t("queue.changes")} before={inUse} after={newest} />
      ) : (
        <p className="text-muted">{t("queue.firstTime")}</p>
      )}
      <Card as="section">
        <Thread revisions={question.revisions} />
      </Card>
      <QuestionFacts current={newest} uses={question.usedIn} />
      <Link to={bankPath(slug, question.code)} className="self-start">
        {t("queue.open")}
      </Link>
      <div className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
        <Verdict question={question} revisionId={newest.id} next={next?.code ?? previous?.code ?? ""} />
      </div>
    </Section>
  );
}

/** Approve and go on, or return with a remark; of the own question neither. */
function Verdict({ question, revisionId, next }: { question: Question; revisionId: string; next: string }) {
  const t = useMessages(reviewMessages);
  const sent = { code: question.code, revisionId, next };
  if (!question.may.approve) return <Alert title={t("panel.ownNote")} />;
  return (
    <div className="flex flex-wrap gap-3">
      <Form method="post" id={APPROVE_ID}>
        {Object.entries(sent).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button name="intent" value="approve" variant="primary">
          {t("act.approve")}
        </Button>
      </Form>
      <div id={RETURN_ID}>
        <ConfirmButton
          label={t("act.return")}
          title={t("act.returnTitle", { code: question.code })}
          confirmLabel={t("act.return")}
          cancelLabel={t("act.cancel")}
          reasonName="remark"
          reasonLabel={t("act.remark")}
          reasonHint={t("act.remarkHint")}
          fields={{ intent: "return", ...sent }}
        >
          {t("act.returnText")}
        </ConfirmButton>
      </div>
    </div>
  );
}
