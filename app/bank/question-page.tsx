import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { questionMessages } from "~/i18n/bank-question";
import { reviewMessages } from "~/i18n/bank-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, buttonClass } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { TextField } from "~/ui/field";
import { Page, PageHeader, Section } from "~/ui/page";
import { useDoneKey } from "~/ui/use-done-key";
import { bankPath } from "./bank-list";
import type { QuestionView } from "./question.queries.server";
import { AnswerCard, ShownCard } from "./question-cards";
import { QuestionEditor } from "./question-editor";
import { QuestionFacts } from "./question-facts";
import { useFieldLabels } from "./question-fields";
import { QuestionHistory } from "./question-history";
import { RefusalNotice, useFieldWords } from "./question-refusal";
import { valuesOfRevision } from "./question-values";
import type { Refused } from "./refusal";
import { ReviewPanel, RevisionWarnings } from "./review-panel";
import { RevisionComparison } from "./revision-comparison";

export type QuestionPageProps = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  question: SerializeFrom<QuestionView>;
  refused?: Refused;
  /** How the question did in contests, from whoever knows. */
  statistics?: ReactNode;
};

type Question = SerializeFrom<QuestionView>;

/** One question for those who write and review it: as contestants see it, its key, its review, where it is used, its form, its history. */
export function QuestionPage({ bank, question, refused, statistics }: QuestionPageProps) {
  const t = useMessages(questionMessages);
  const labels = useFieldLabels();
  const [newest] = question.revisions;
  if (!newest) return null;
  const isRetired = question.retiredAt !== null;
  const topic = bank.topics.find((one) => one.code === newest.topicCode);
  const typed = refused?.values ? refused : undefined;
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        eyebrow={topic ? `${topic.code}. ${topic.name}` : newest.topicCode}
        title={t("page.title", { code: question.code })}
        lead={<Lead question={question} />}
        actions={<RetirementButton code={question.code} isRetired={isRetired} />}
      />
      <DoneNotice />
      {refused && !typed ? <RefusalNotice refused={refused} labels={labels} /> : null}
      <RevisionWarnings revision={newest} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ShownCard revision={newest} />
        <AnswerCard revision={newest} />
      </div>
      <InUse question={question} />
      <ReviewPanel key={newest.steps.length} question={question} refused={typed ? undefined : refused} />
      <QuestionFacts current={newest} uses={question.usedIn} />
      {statistics}
      <TagForm key={question.tags.join()} tags={question.tags} refused={typed ? undefined : refused} />
      {isRetired ? null : (
        <Section id="edit" title={t("page.edit")} description={t("page.editHint")}>
          <details key={typed ? "typed" : newest.id} open={typed !== undefined}>
            <summary className={buttonClass()}>{t("page.editOpen")}</summary>
            <div className="mt-4">
              <QuestionEditor
                key={typed ? "typed" : newest.id}
                bank={bank}
                values={typed?.values ?? valuesOfRevision(newest)}
                basedOn={newest}
                refused={typed}
              />
            </div>
          </details>
        </Section>
      )}
      <QuestionHistory question={question} />
    </Page>
  );
}

/** The sentence that matters: what is in use, and what waits beside it. */
function Lead({ question }: { question: Question }) {
  const t = useMessages(reviewMessages);
  const { revisions, approvedNumber: approved, retiredAt } = question;
  const [newest] = revisions;
  if (!newest) return null;
  if (retiredAt !== null) return <>{t("lead.retired")}</>;
  const { number, state } = newest;
  if (state === "approved") return <>{t("lead.approved", { number })}</>;
  const words = { number, approved, state: t(`state.${state}`).toLocaleLowerCase("vi") };
  return <>{t(approved === null ? "lead.proposal" : "lead.both", words)}</>;
}

/** While a proposal waits: what it changes, and the revision that is in use until then. */
function InUse({ question: { revisions, approvedNumber } }: { question: Question }) {
  const t = useMessages(questionMessages);
  const [newest] = revisions;
  const inUse = revisions.find((one) => one.number === approvedNumber);
  if (!newest || !inUse || newest === inUse) return null;
  return (
    <Section title={t("page.proposal")}>
      <RevisionComparison caption={t("page.comparison")} before={inUse} after={newest} />
      <details>
        <summary className={buttonClass()}>{t("page.showInUse")}</summary>
        <div className="mt-4 grid items-start gap-6 lg:grid-cols-2">
          <ShownCard revision={inUse} />
          <AnswerCard revision={inUse} />
        </div>
      </details>
    </Section>
  );
}

const DONE = ["added", "revised", "retired", "restored", "tagged"] as const;
const REVIEWED = ["submit", "withdraw", "return", "approve", "remark"] as const;

function DoneNotice() {
  const t = useMessages(questionMessages);
  const review = useMessages(reviewMessages);
  const key = useDoneKey();
  const done = DONE.find((one) => one === key);
  const reviewed = REVIEWED.find((one) => one === key);
  const title = done ? t(`page.${done}`) : reviewed && review(`done.${reviewed}`);
  return title ? <Alert tone="success" role="status" title={title} /> : null;
}

function RetirementButton({ code, isRetired }: { code: string; isRetired: boolean }) {
  const t = useMessages(questionMessages);
  const act = isRetired ? "restore" : "retire";
  return (
    <ConfirmButton
      label={t(`page.${act}`)}
      title={t(`page.${act}Title`, { code })}
      confirmLabel={t(`page.${act}`)}
      cancelLabel={t("page.cancel")}
      variant={isRetired ? "primary" : "danger"}
      reasonName="reason"
      reasonLabel={t("page.reason")}
      fields={{ intent: act }}
    >
      {t(`page.${act}Text`)}
    </ConfirmButton>
  );
}

function TagForm({ tags, refused }: { tags: string[]; refused?: Refused }) {
  const t = useMessages(questionMessages);
  const errorOf = useFieldWords(refused);
  return (
    <Card as="section">
      <Form method="post" preventScrollReset className="flex max-w-text flex-col gap-3">
        <TextField
          id="question-tags"
          name="tags"
          label={t("page.tags")}
          hint={t("page.tagsHint")}
          maxLength={1000}
          defaultValue={tags.join(", ")}
          error={errorOf("tags")}
        />
        <Button name="intent" value="set-tags" className="self-start">
          {t("page.saveTags")}
        </Button>
      </Form>
    </Card>
  );
}
