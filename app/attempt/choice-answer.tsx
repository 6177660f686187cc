import Check from "lucide-react/icons/check";
import { cx } from "~/ui/class-names";
import { letterOf } from "./place-parts";
import type { PublicQuestion } from "./sitting";

export interface AnswerBodyProps {
  question: PublicQuestion;
  /** In the form described at `SavedAnswer`. */
  choice: readonly string[];
  onChoose: (choice: string[]) => void;
}

/** The options of a question of which one or several are right. */
export function ChoiceAnswer({ question, choice, onChoose }: AnswerBodyProps) {
  const { position, type, options } = question;
  const isMultiple = type === "multiple";
  const choose = (id: string, isChosen: boolean) => {
    const wanted = (one: string) => (one === id ? isChosen : isMultiple && choice.includes(one));
    onChoose(options.map((option) => option.id).filter(wanted));
  };
  return (
    <div className="flex flex-col gap-3">
      {options.map((option, index) => (
        <OptionCard
          key={option.id}
          name={`answer-${position}`}
          letter={letterOf(index)}
          text={option.text}
          type={isMultiple ? "checkbox" : "radio"}
          isChosen={choice.includes(option.id)}
          onChange={(isChosen) => choose(option.id, isChosen)}
        />
      ))}
    </div>
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
