import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { Page, PageHeader } from "~/ui/page";
import { bankPath } from "./bank-list";
import type { DocumentView } from "./question.queries.server";
import { QuestionForm } from "./question-fields";
import { newQuestionValues } from "./question-values";
import type { Refused } from "./refusal";

type Props = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  documents: DocumentView[];
  /** Code of the topic to begin with. */
  topic: string;
  refused?: Refused;
};

/** The page on which a question is written. */
export function NewQuestion({ bank, documents, topic, refused }: Props) {
  const t = useMessages(questionMessages);
  return (
    <Page>
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        title={t("form.newTitle")}
        lead={t("form.newLead")}
      />
      <Card>
        <QuestionForm
          topics={bank.topics}
          documents={documents}
          values={refused?.values ?? newQuestionValues(topic)}
          basedOn={null}
          refused={refused}
        />
      </Card>
    </Page>
  );
}
