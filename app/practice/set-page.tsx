import { Form } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { PAPER_COUNTS } from "./paper-address";
import { PassageFinder, ToFinder } from "./passage-finder";
import type { PassageAnswer } from "./passages.server";
import type { SetChoice } from "./public.queries.server";

export interface SetPageProps {
  choice: SetChoice;
  answer: PassageAnswer | null;
}

/** One set: what to practise, and the search over it. */
export function SetPage({ choice, answer }: SetPageProps) {
  const t = useMessages(practiceMessages);
  const { slug, title, description, questions } = choice;
  return (
    <Page>
      <PageHeader
        back={{ to: "/practice", label: t("toList") }}
        eyebrow={t("title")}
        title={title}
        lead={questions > 0 ? t("lead") : undefined}
        actions={questions > 0 ? <ToFinder /> : undefined}
      />
      {description ? <p className="max-w-text whitespace-pre-line">{description}</p> : null}
      {questions > 0 ? (
        <>
          <Section title={t("choose.title")} description={t("privacy")}>
            <ChooseForm choice={choice} />
          </Section>
          <PassageFinder answer={answer} action={`/practice/${slug}`} />
        </>
      ) : (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      )}
    </Page>
  );
}

function ChooseForm({ choice: { slug, topics, questions } }: { choice: SetChoice }) {
  const t = useMessages(practiceMessages);
  const counts = PAPER_COUNTS.filter((count) => count < questions);
  return (
    <Card>
      <Form method="get" action={`/practice/${slug}/paper`} className="flex flex-col gap-6">
        <RadioGroupField
          type="checkbox"
          name="topic"
          label={t("choose.topics")}
          hint={t("choose.topicsHint")}
          options={topics.map((topic) => ({
            value: topic.code,
            label: t("choose.topic", { name: topic.name, count: topic.questions }),
          }))}
        />
        <RadioGroupField
          name="count"
          inline
          label={t("choose.count")}
          defaultValue={String(counts[0] ?? "all")}
          options={[
            ...counts.map((count) => ({ value: String(count), label: t("choose.some", { count }) })),
            { value: "all", label: t("choose.all", { count: questions }) },
          ]}
        />
        <RadioGroupField
          name="view"
          inline
          label={t("choose.view")}
          defaultValue="one"
          options={[
            { value: "one", label: t("choose.one") },
            { value: "list", label: t("choose.list") },
          ]}
        />
        <Button variant="primary" size="large" className="self-start">
          {t("choose.start")}
        </Button>
      </Form>
    </Card>
  );
}
