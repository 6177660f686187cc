import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { reviewMessages } from "~/i18n/bank-review";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { TextAreaField } from "~/ui/field";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import type { QuestionView } from "./question.queries.server";
import { useFieldWords } from "./question-refusal";
import type { Refused } from "./refusal";
import type { RevisionState, StepKind } from "./review-state";
import type { RevisionView } from "./revision.queries.server";

type Question = SerializeFrom<QuestionView>;
type Revision = SerializeFrom<RevisionView>;

const TONES: Record<RevisionState, Tone> = {
  draft: "neutral",
  "in-review": "info",
  returned: "warning",
  approved: "success",
};

export function RevisionStatePill({ state }: { state: RevisionState }) {
  const t = useMessages(reviewMessages);
  return <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>;
}

/** What whoever approves must not overlook. */
export function RevisionWarnings({ revision }: { revision: Revision }) {
  const t = useMessages(reviewMessages);
  return (
    <>
      {revision.document ? null : (
        <Alert tone="warning" title={t("panel.noCitation")}>
          {t("panel.noCitationText")}
        </Alert>
      )}
      {revision.explanation === "" ? (
        <Alert tone="warning" title={t("panel.noExplanation")}>
          {t("panel.noExplanationText")}
        </Alert>
      ) : null}
    </>
  );
}

type ActsProps = {
  code: string;
  revisionId: string;
  may: Question["may"];
  /** Sent along, so that a queue knows where to go on. */
  fields?: Record<string, string>;
};

/** What this person may do with the newest revision: submit, withdraw, return with a remark, approve. */
export function ReviewActs({ code, revisionId, may, fields = {} }: ActsProps) {
  const t = useMessages(reviewMessages);
  const sent = { ...fields, code, revisionId };
  return (
    <div className="flex flex-wrap gap-3">
      {may.approve ? (
        <ConfirmButton
          label={t("act.approve")}
          title={t("act.approveTitle", { code })}
          confirmLabel={t("act.approve")}
          cancelLabel={t("act.cancel")}
          buttonVariant="primary"
          className="review-approve"
          fields={{ intent: "approve", ...sent }}
        >
          {t("act.approveText")}
        </ConfirmButton>
      ) : null}
      {may.return ? (
        <ConfirmButton
          label={t("act.return")}
          title={t("act.returnTitle", { code })}
          confirmLabel={t("act.return")}
          cancelLabel={t("act.cancel")}
          className="review-return"
          reasonName="remark"
          reasonLabel={t("act.remark")}
          reasonHint={t("act.remarkHint")}
          fields={{ intent: "return", ...sent }}
        >
          {t("act.returnText")}
        </ConfirmButton>
      ) : null}
      {may.submit ? <ActButton act="submit" fields={sent} /> : null}
      {may.withdraw ? <ActButton act="withdraw" fields={sent} /> : null}
    </div>
  );
}

function ActButton({ act, fields }: { act: "submit" | "withdraw"; fields: Record<string, string> }) {
  const t = useMessages(reviewMessages);
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="intent" value={act} variant={act === "submit" ? "primary" : "secondary"}>
        {t(`act.${act}`)}
      </Button>
    </Form>
  );
}

/** State, acts and remarks of a question, for authors and reviewers. */
export function ReviewPanel({ question, refused }: { question: Question; refused?: Refused }) {
  const t = useMessages(reviewMessages);
  const [newest] = question.revisions;
  if (!newest) return null;
  const { may, code } = question;
  const isWaiting = newest.state === "in-review";
  return (
    <Card as="section">
      <CardHeader title={t("panel.title")} actions={<RevisionStatePill state={newest.state} />} />
      <div className="flex flex-col gap-6">
        {isWaiting ? <p>{t(may.approve ? "panel.waiting" : "panel.ownNote")}</p> : null}
        <ReviewActs code={code} revisionId={newest.id} may={may} />
        <Thread revisions={question.revisions} />
        {may.remark ? <RemarkForm revisionId={newest.id} refused={refused} /> : null}
      </div>
    </Card>
  );
}

function RemarkForm({ revisionId, refused }: { revisionId: string; refused?: Refused }) {
  const t = useMessages(reviewMessages);
  const errorOf = useFieldWords(refused);
  return (
    <Form method="post" preventScrollReset noValidate className="flex max-w-text flex-col gap-3">
      <input type="hidden" name="revisionId" value={revisionId} />
      <TextAreaField
        // Emptied by what came after it.
        key={revisionId}
        id="remark-text"
        name="remark"
        label={t("act.remark")}
        hint={t("act.remarkHint")}
        rows={3}
        maxLength={2000}
        error={errorOf("remark")}
      />
      <Button name="intent" value="remark" className="self-start">
        {t("act.sendRemark")}
      </Button>
    </Form>
  );
}

const STEP_TONES: Record<StepKind, Tone> = {
  submitted: "info",
  withdrawn: "neutral",
  returned: "warning",
  approved: "success",
  remarked: "neutral",
};

/** What was done and said about all revisions, newest last. */
export function Thread({ revisions }: { revisions: Revision[] }) {
  const t = useMessages(reviewMessages);
  const steps = revisions
    .toReversed()
    .flatMap(({ number, steps: own }) => own.map((step) => ({ ...step, number })));
  return (
    <div>
      <h3 className="mb-2 font-semibold">{t("panel.thread")}</h3>
      {steps.length === 0 ? <p className="text-muted">{t("panel.noThread")}</p> : null}
      <ol className="flex flex-col gap-3">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
          <li key={index} className="border-l-4 border-line pl-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <StatusPill tone={STEP_TONES[step.kind]}>{t(`panel.step.${step.kind}`)}</StatusPill>
              {step.by ?? t("panel.system")} · {formatDateTime(step.at)} ·{" "}
              {t("panel.onRevision", { number: step.number })}
            </p>
            {step.remark === "" ? null : <p className="whitespace-pre-line">{step.remark}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}
