import ChevronDown from "lucide-react/icons/chevron-down";
import type { ReactNode } from "react";
import { shownMessages } from "~/i18n/bank-shown";
import { useMessages } from "~/i18n/messages";
import { cx } from "~/ui/class-names";
import { Prose } from "~/ui/prose";
import type { ShownQuestion } from "./shown-question";

const badge = "grid size-8 shrink-0 place-items-center border-2 border-control font-bold text-ink";
const card = "flex min-h-14 items-start gap-3 rounded-card border-2 border-control bg-surface p-3";

/** A question as it stands on a paper, not to be answered here. */
export function ShownQuestionView({ question }: { question: ShownQuestion }) {
  const t = useMessages(shownMessages);
  const { type, stemHtml, picture } = question;
  const hint = type === "single" || type === "true_false" ? null : t(`hint.${type}`);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Prose html={stemHtml} className="text-lg leading-snug font-semibold" />
      {picture ? (
        <img
          src={`/pictures/${picture.id}`}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          className="h-auto max-h-96 w-auto max-w-full self-start rounded-control border border-line"
        />
      ) : null}
      {hint ? <p className="text-muted">{hint}</p> : null}
      <Answers question={question} />
    </div>
  );
}

function Answers({ question: { type, options, prompts } }: { question: ShownQuestion }) {
  const t = useMessages(shownMessages);
  switch (type) {
    case "short_answer":
      return (
        <div className="min-h-12 rounded-control border border-control bg-surface px-3 py-2 text-muted">
          {t("shortAnswer")}
        </div>
      );
    case "matching":
      return <Pairs prompts={prompts} options={options} />;
    case "ordering":
      return (
        <Rows items={options}>
          {(_, index) => <span className={cx(badge, "rounded-sm tabular-nums")}>{index + 1}</span>}
        </Rows>
      );
    default:
      return (
        <Rows items={options}>
          {(_, index) => (
            <span className={cx(badge, type === "multiple" ? "rounded-sm" : "rounded-full")}>
              {String.fromCharCode(65 + index)}
            </span>
          )}
        </Rows>
      );
  }
}

function Rows(props: { items: string[]; children: (item: string, index: number) => ReactNode }) {
  return (
    <ul className="flex flex-col gap-3">
      {props.items.map((item, index) => (
        <li key={item} className={card}>
          {props.children(item, index)}
          <span className="min-w-0 flex-1 py-0.5 break-words">{item}</span>
        </li>
      ))}
    </ul>
  );
}

function Pairs({ prompts, options }: { prompts: string[]; options: string[] }) {
  const t = useMessages(shownMessages);
  return (
    <>
      <ul className="flex flex-col gap-3">
        {prompts.map((prompt) => (
          <li
            key={prompt}
            className="flex flex-col gap-2 rounded-card border-2 border-control bg-surface p-3"
          >
            <span className="font-semibold break-words">{prompt}</span>
            <span className="flex min-h-12 items-center justify-between rounded-control border border-control px-3 text-muted">
              {t("choose")}
              <ChevronDown size={20} aria-hidden="true" />
            </span>
          </li>
        ))}
      </ul>
      <div>
        <p className="text-muted">{t("choices")}</p>
        <ul className="list-disc pl-6">
          {options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
