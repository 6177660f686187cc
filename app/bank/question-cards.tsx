import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { Card, CardHeader } from "~/ui/card";
import { Prose } from "~/ui/prose";
import { StatusPill } from "~/ui/status";
import type { RevisionView } from "./revision.queries.server";
import { shownOptions } from "./shown-question";
import { ShownQuestionView } from "./shown-question-card";
import { useDocumentWords } from "./use-document-words";

type Revision = SerializeFrom<RevisionView>;

/** The question as a contestant reads it. */
export function ShownCard({ revision }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  const { type, stemHtml, picture, prompts, options } = revision;
  const texts = options.map((option) => option.text);
  return (
    <Card as="section">
      <CardHeader title={t("page.asShown")} description={t("page.asShownHint")} />
      <ShownQuestionView
        question={{ type, stemHtml, picture, prompts, options: shownOptions(type, texts) }}
      />
    </Card>
  );
}

/** What is right, why, and on what it rests. */
export function AnswerCard({ revision }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  return (
    <Card as="section">
      <CardHeader title={t("page.answer")} description={t("page.answerHint")} />
      <RightAnswer revision={revision} />
      <h3 className="mt-6 font-semibold">{t("page.explanation")}</h3>
      {revision.explanation === "" ? (
        <p className="text-muted">{t("page.noExplanation")}</p>
      ) : (
        <Prose html={revision.explanationHtml} />
      )}
      <h3 className="mt-6 font-semibold">{t("page.citation")}</h3>
      <Citation revision={revision} />
    </Card>
  );
}

function Citation({ revision: { document, place } }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  const wordsOf = useDocumentWords();
  if (!document)
    return <p className="text-muted">{[place, t("page.noCitation")].filter(Boolean).join(". ")}</p>;
  return (
    <p>
      {place ? `${place}, ` : null}
      {wordsOf(document)}
      <span className="block text-muted">{document.title}</span>
    </p>
  );
}

function RightAnswer({ revision }: { revision: Revision }) {
  switch (revision.type) {
    case "ordering":
      return <OrderedList items={revision.options.map((option) => option.text)} />;
    case "matching":
      return <Pairs revision={revision} />;
    case "short_answer":
      return <BulletList items={revision.keys} />;
    default:
      return <MarkedOptions revision={revision} />;
  }
}

function OrderedList({ items }: { items: string[] }) {
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-6">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  );
}

function BulletList({ items }: { items: ReactNode[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-6">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a wording never changes, and may say a thing twice
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

function Pairs({ revision: { prompts, options, keys } }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  const textOf = (key: string | undefined) => options.find((one) => one.key === key)?.text ?? "";
  const extras = options.filter((option) => !keys.includes(option.key));
  return (
    <>
      <BulletList
        items={prompts.map((prompt, index) => (
          <>
            <strong className="font-semibold">{prompt}</strong> – {textOf(keys[index])}
          </>
        ))}
      />
      {extras.length > 0 ? (
        <p className="mt-2 text-muted">
          {t("page.extras")}: {extras.map((one) => one.text).join("; ")}
        </p>
      ) : null}
    </>
  );
}

function MarkedOptions({ revision: { options, keys } }: { revision: Revision }) {
  const t = useMessages(questionMessages);
  return (
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
  );
}
