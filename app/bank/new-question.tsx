import { formMessages } from "~/i18n/bank-form";
import { useMessages } from "~/i18n/messages";
import { Page, PageHeader } from "~/ui/page";
import { bankPath } from "./bank-list";
import { QuestionEditor } from "./question-editor";
import { newQuestionValues } from "./question-values";
import type { Refused } from "./refusal";

type Props = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  /** Code of the topic to begin with. */
  topic: string;
  refused?: Refused;
};

/** The page on which a question is written. */
export function NewQuestion({ bank, topic, refused }: Props) {
  const t = useMessages(formMessages);
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: bankPath(bank.slug), label: bank.name }}
        title={t("newTitle")}
        lead={t("newLead")}
      />
      <QuestionEditor
        bank={bank}
        values={refused?.values ?? newQuestionValues(topic)}
        basedOn={null}
        refused={refused}
      />
    </Page>
  );
}
