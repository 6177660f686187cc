import type { ReactNode } from "react";
import { contestPreviewMessages } from "~/i18n/contest-preview";
import { useMessages } from "~/i18n/messages";
import { cx } from "~/ui/class-names";
import type { PreviewAnswer, PreviewQuestion } from "./preview-paper.server";

const letterOf = (index: number) => String.fromCharCode(65 + index);

type Props = { question: PreviewQuestion; right: PreviewAnswer["right"] | null };

/** What a question is answered by; with `right`, also how. */
export function PreviewBody({ question, right }: Props) {
  switch (question.type) {
    case "single":
    case "multiple":
    case "true_false":
      return <Choices question={question} right={right} />;
    case "ordering":
      return <Order question={question} right={right} />;
    case "matching":
      return <Pairs question={question} right={right} />;
    case "short_answer":
      return <Typed right={right} />;
  }
}

function Line({ sign, note, children }: { sign: string; note?: string | null; children: ReactNode }) {
  return (
    <li
      className={cx(
        "flex gap-3 rounded-control border px-4 py-3",
        note ? "border-2 border-green bg-green-soft" : "border-line",
      )}
    >
      <span className="font-semibold">{sign}</span>
      <span className="min-w-0">
        {children}
        {note ? <span className="block font-semibold text-green text-sm">{note}</span> : null}
      </span>
    </li>
  );
}

function Choices({ question, right }: Props) {
  const t = useMessages(contestPreviewMessages);
  return (
    <ol className="flex flex-col gap-2">
      {question.options.map(({ id, text }, at) => (
        <Line key={id} sign={letterOf(at)} note={right?.includes(id) ? t("right") : null}>
          {text}
        </Line>
      ))}
    </ol>
  );
}

function Order({ question, right }: Props) {
  const t = useMessages(contestPreviewMessages);
  return (
    <ol className="flex flex-col gap-2">
      {question.options.map(({ id, text }, at) => (
        <Line
          key={id}
          sign={String(at + 1)}
          note={right ? t("rightPlace", { place: right.indexOf(id) + 1 }) : null}
        >
          {text}
        </Line>
      ))}
    </ol>
  );
}

function Pairs({ question, right }: Props) {
  const t = useMessages(contestPreviewMessages);
  const { prompts, options } = question;
  const named = options.map(({ id, text }, at) => ({ id, name: `${letterOf(at)}. ${text}` }));
  const nameOf = (id: string | undefined) => named.find((one) => one.id === id)?.name ?? "";
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div>
        <p className="mb-2 text-muted">{t("items")}</p>
        <ol className="flex flex-col gap-2">
          {prompts.map((prompt, at) => (
            <Line
              key={prompt}
              sign={String(at + 1)}
              note={right ? t("rightPick", { option: nameOf(right[at]) }) : null}
            >
              {prompt}
            </Line>
          ))}
        </ol>
      </div>
      <div>
        <p className="mb-2 text-muted">{t("choices")}</p>
        <ol className="flex flex-col gap-2">
          {options.map(({ id, text }, at) => (
            <Line key={id} sign={letterOf(at)}>
              {text}
            </Line>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Typed({ right }: Pick<Props, "right">) {
  const t = useMessages(contestPreviewMessages);
  if (!right) return <p className="text-muted">{t("typed")}</p>;
  return (
    <p className="rounded-control border-2 border-green bg-green-soft px-4 py-3 font-semibold text-green">
      {t("accepted", { texts: right.join("; ") })}
    </p>
  );
}
