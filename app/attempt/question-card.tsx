import Check from "lucide-react/icons/check";
import Eraser from "lucide-react/icons/eraser";
import Flag from "lucide-react/icons/flag";
import type { ReactNode } from "react";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { PublicQuestion } from "./sitting";
import { type Answer, isAnswered } from "./sitting-answers";

/** The heading of a place of the paper; it takes the focus when the place is gone to. */
export const headingId = (position: number) => `cau-${position}`;

const letterOf = (index: number) => String.fromCharCode(65 + index);

export interface QuestionCardProps {
  question: PublicQuestion;
  answer: Answer;
  isFlagged: boolean;
  isLocked: boolean;
  onAnswer: (answer: Answer) => void;
  onFlag: () => void;
}

/** One question with its options. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, answer, isFlagged, isLocked, onAnswer, onFlag } = props;
  const { position, type, stem, options } = question;
  const t = useMessages(playMessages);
  const isMultiple = type === "multiple";
  const choose = (id: string, isChosen: boolean) => {
    const wanted = (one: string) => (one === id ? isChosen : isMultiple && answer.choice.includes(one));
    onAnswer({ choice: options.map((option) => option.id).filter(wanted), prediction: null });
  };
  return (
    <section aria-labelledby={headingId(position)} className="flex flex-col gap-4">
      <fieldset disabled={isLocked} className="min-w-0">
        <legend className="mb-4 w-full">
          <PlaceHeading position={position} label={t("place.heading", { number: position })}>
            {stem}
          </PlaceHeading>
          {isMultiple ? <span className="mt-2 block text-muted">{t("question.multiple")}</span> : null}
        </legend>
        <div className="flex flex-col gap-3">
          {options.map((option, index) => (
            <OptionCard
              key={option.id}
              name={`answer-${position}`}
              letter={letterOf(index)}
              text={option.text}
              type={isMultiple ? "checkbox" : "radio"}
              isChosen={answer.choice.includes(option.id)}
              onChange={(isChosen) => choose(option.id, isChosen)}
            />
          ))}
        </div>
      </fieldset>
      <div className="-mx-4 flex flex-wrap justify-between">
        <FlagButton isFlagged={isFlagged} isLocked={isLocked} onFlag={onFlag} />
        {isAnswered(answer) ? (
          <Button
            type="button"
            variant="quiet"
            icon={<Eraser size={20} aria-hidden="true" />}
            disabled={isLocked}
            onClick={() => {
              onAnswer({ choice: [], prediction: null });
              document.getElementById(headingId(position))?.focus();
            }}
          >
            {t("question.clear")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

export function PlaceHeading(props: { position: number; label: string; children: ReactNode }) {
  return (
    <h2
      id={headingId(props.position)}
      tabIndex={-1}
      className="text-lg leading-snug font-semibold text-pretty"
    >
      <span className="mb-1 block text-base font-semibold text-muted">{props.label}</span>
      {props.children}
    </h2>
  );
}

export function FlagButton(props: { isFlagged: boolean; isLocked: boolean; onFlag: () => void }) {
  const t = useMessages(playMessages);
  return (
    <Button
      type="button"
      variant="quiet"
      disabled={props.isLocked}
      icon={<Flag size={20} aria-hidden="true" className={props.isFlagged ? "fill-current" : undefined} />}
      onClick={props.onFlag}
    >
      <span>
        {t(props.isFlagged ? "question.unflag" : "question.flag")}
        <VisuallyHidden> {t("question.forLater")}</VisuallyHidden>
      </span>
    </Button>
  );
}

interface OptionCardProps {
  name: string;
  letter: string;
  text: string;
  type: "radio" | "checkbox";
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

/** A full-width card; chosen: filled letter, thick border, tick. Round letter: one choice; square: several. */
function OptionCard({ name, letter, text, type, isChosen, onChange }: OptionCardProps) {
  return (
    <label
      className={cx(
        "relative flex min-h-14 items-start gap-3 rounded-card border-2 bg-surface p-3 transition-colors",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        "has-disabled:cursor-not-allowed",
        isChosen ? "border-action ring-1 ring-action" : "border-control hover:border-ink hover:bg-sunken",
      )}
    >
      <input
        type={type}
        name={name}
        checked={isChosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="sr-only"
      />
      <span
        className={cx(
          "grid size-8 shrink-0 place-items-center border-2 font-bold",
          type === "radio" ? "rounded-full" : "rounded-sm",
          isChosen ? "border-action bg-action text-on-action" : "border-control text-ink",
        )}
      >
        {letter}
      </span>
      <span className="min-w-0 flex-1 py-0.5">{text}</span>
      {isChosen ? <Check size={24} aria-hidden="true" className="mt-1 shrink-0 text-red" /> : null}
    </label>
  );
}
