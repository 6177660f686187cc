import type { SerializeFrom } from "@remix-run/node";
import { bankMessages } from "~/i18n/bank";
import { questionMessages } from "~/i18n/bank-question";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Card, CardHeader } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import type { QuestionUse } from "./question.queries.server";
import type { RevisionView } from "./revision.queries.server";

type FactsProps = { current: SerializeFrom<RevisionView>; uses: SerializeFrom<QuestionUse>[] };

/** What kind of question it is, who wrote it, and the rounds that draw it. */
export function QuestionFacts({ current, uses }: FactsProps) {
  const t = useMessages(questionMessages);
  const words = useMessages(bankMessages);
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(20rem,100%),1fr))] items-start gap-6">
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
                at: formatDateTime(use.opensAt),
              })}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
