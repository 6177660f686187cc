import type { SerializeFrom } from "@remix-run/node";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { Card, CardHeader } from "~/ui/card";
import { StatusPill } from "~/ui/status";
import type { RevisionView } from "./question.queries.server";
import { useDocumentWords } from "./use-document-words";

type Revision = SerializeFrom<RevisionView>;

const letter =
  "flex size-9 shrink-0 items-center justify-center rounded-full border border-control font-semibold";

/** The question as a contestant reads it. */
export function ShownCard({ revision }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  return (
    <Card as="section">
      <CardHeader title={t("page.asShown")} description={t("page.asShownHint")} />
      <p className="text-lg font-semibold">{revision.stem}</p>
      {revision.type === "multiple" ? <p className="text-muted">{t("page.chooseSeveral")}</p> : null}
      <ul className="mt-4 flex flex-col gap-3">
        {revision.options.map((option) => (
          <li key={option.key} className="flex items-start gap-3 rounded-card border border-line p-3">
            <span className={letter}>{option.key.toUpperCase()}</span>
            <span className="min-w-0 pt-1">{option.text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is right, why, and on what it rests. */
export function AnswerCard({ revision }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  const wordsOf = useDocumentWords();
  const { document, place, options, keys, explanation } = revision;
  return (
    <Card as="section">
      <CardHeader title={t("page.answer")} description={t("page.answerHint")} />
      <ul className="flex flex-col gap-2">
        {options.map((option) => {
          const isRight = keys.includes(option.key);
          return (
            <li key={option.key} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className={isRight ? "font-semibold" : "text-muted"}>
                {option.key.toUpperCase()}. {option.text}
              </span>
              {isRight ? <StatusPill tone="success">{t("page.rightOption")}</StatusPill> : null}
            </li>
          );
        })}
      </ul>
      <h3 className="mt-6 font-semibold">{t("page.explanation")}</h3>
      <p>{explanation}</p>
      <h3 className="mt-6 font-semibold">{t("page.citation")}</h3>
      {document ? (
        <p>
          {place ? `${place}, ` : null}
          {wordsOf(document)}
          <span className="block text-muted">{document.title}</span>
        </p>
      ) : (
        <p className="text-muted">{t("page.noCitation")}</p>
      )}
    </Card>
  );
}
