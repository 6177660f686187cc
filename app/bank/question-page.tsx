import type { SerializeFrom } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { bankMessages } from "~/i18n/bank";
import { questionMessages } from "~/i18n/bank-question";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { buttonClass } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { ConfirmButton } from "~/ui/dialog";
import { Page, PageHeader, Section } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { bankPath } from "./bank-list";
import type { DocumentView, QuestionUse, QuestionView, RevisionView } from "./question.queries.server";
import { AnswerCard, ShownCard } from "./question-cards";
import { QuestionForm, useFieldLabels } from "./question-fields";
import { QuestionHistory } from "./question-history";
import { RefusalNotice } from "./question-refusal";
import { valuesOfRevision } from "./question-values";
import type { Refused } from "./refusal";

export type QuestionPageProps = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  question: SerializeFrom<QuestionView>;
  documents: DocumentView[];
  refused?: Refused;
};

/** One question for those who write it: as contestants see it, its key, where it is used, its form, its history. */
export function QuestionPage({ bank, question, documents, refused }: QuestionPageProps) {
  const t = useMessages(questionMessages);
  const words = useMessages(bankMessages);
  const labels = useFieldLabels();
  const [current] = question.revisions;
  if (!current) return null;
  const isRetired = question.retiredAt !== null;
  const topic = bank.topics.find((one) => one.code === current.topicCode);
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        eyebrow={topic ? `${topic.code}. ${topic.name}` : current.topicCode}
        title={t("page.title", { code: question.code })}
        lead={t("page.lead", {
          number: current.number,
          state: words(isRetired ? "state.retired" : "state.in-use"),
        })}
        actions={<RetirementButton code={question.code} isRetired={isRetired} />}
      />
      <DoneNotice />
      {refused && !refused.values ? <RefusalNotice refused={refused} labels={labels} /> : null}
      <div className="grid gap-6 lg:grid-cols-2">
        <ShownCard revision={current} />
        <AnswerCard revision={current} />
      </div>
      <Facts current={current} uses={question.usedIn} />
      {isRetired ? null : (
        <Section id="edit" title={t("page.edit")} description={t("page.editHint")}>
          <details open={refused?.values !== undefined}>
            <summary className={buttonClass()}>{t("page.editOpen")}</summary>
            <Card className="mt-4">
              <QuestionForm
                key={refused?.values ? "typed" : current.number}
                topics={bank.topics}
                documents={documents}
                values={refused?.values ?? valuesOfRevision(current)}
                basedOn={current.number}
                refused={refused?.values ? refused : undefined}
              />
            </Card>
          </details>
        </Section>
      )}
      <QuestionHistory question={question} />
    </Page>
  );
}

const DONE = ["added", "revised", "retired", "restored"] as const;

function DoneNotice() {
  const t = useMessages(questionMessages);
  const [search] = useSearchParams();
  const done = DONE.find((one) => one === search.get("done"));
  return done ? <Alert tone="success" role="status" title={t(`page.${done}`)} /> : null;
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

type FactsProps = { current: SerializeFrom<RevisionView>; uses: SerializeFrom<QuestionUse>[] };

function Facts({ current, uses }: FactsProps) {
  const t = useMessages(questionMessages);
  const words = useMessages(bankMessages);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card as="section">
        <CardHeader title={t("page.facts")} />
        <DescriptionList
          items={[
            { term: words("bank.difficulty"), detail: words(`difficulty.${current.difficulty}`) },
            { term: words("bank.type"), detail: words(`type.${current.type}`) },
            { term: words("bank.audience"), detail: words(`audience.${current.audience}`) },
            { term: t("page.writtenBy"), detail: current.author ?? t("page.byImport") },
            { term: t("page.writtenAt"), detail: formatDateTime(current.createdAt) },
          ]}
        />
      </Card>
      <Card as="section">
        <CardHeader title={t("page.usedTitle")} />
        {uses.length === 0 ? <p className="text-muted">{t("page.usedNone")}</p> : null}
        <ul className="flex flex-col gap-2">
          {uses.map((use) => (
            <li key={`${use.contestSlug} ${use.roundNumber} ${use.revision}`}>
              {t("page.used", {
                contest: use.contestTitle,
                round: use.roundNumber,
                revision: use.revision,
                at: formatDateTime(use.openedAt),
              })}{" "}
              {use.revision === current.number ? null : (
                <StatusPill>{words("bank.revision", { number: use.revision })}</StatusPill>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
