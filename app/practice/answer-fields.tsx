import { useState } from "react";
import { OrderingAnswer } from "~/attempt/ordering-answer";
import { letterOf } from "~/attempt/place-parts";
import { MAX_TYPED_LENGTH } from "~/attempt/typed-answer";
import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { practiceMessages } from "~/i18n/practice";
import { RadioGroupField } from "~/ui/choice-field";
import { SelectField, TextField } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";
import { answerField, type PracticeQuestion } from "./paper";

export interface AnswerFieldsProps {
  question: PracticeQuestion;
  /** What was chosen or typed before, in the form of `SavedAnswer`. */
  kept: readonly string[];
}

/** What a practice question is answered by: fields of a plain form, which work before scripts run. */
export function AnswerFields({ question, kept }: AnswerFieldsProps) {
  const t = useMessages(practiceMessages);
  const answers = useMessages(playAnswerMessages);
  const name = answerField(question.id);
  switch (question.type) {
    case "single":
    case "multiple":
    case "true_false": {
      const isMultiple = question.type === "multiple";
      return (
        <RadioGroupField
          type={isMultiple ? "checkbox" : "radio"}
          name={name}
          label={t(isMultiple ? "paper.multiple" : "paper.single")}
          defaultValue={kept[0]}
          defaultValues={[...kept]}
          options={linesOf(question)}
        />
      );
    }
    case "ordering":
      return <OrderFields question={question} kept={kept} />;
    case "matching":
      return <PairFields question={question} kept={kept} />;
    case "short_answer":
      return (
        <TextField
          name={name}
          label={answers("short.label")}
          hint={answers("short.hint")}
          defaultValue={kept[0]}
          maxLength={MAX_TYPED_LENGTH}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      );
  }
}

function linesOf({ options, type }: PracticeQuestion) {
  return options.map(({ id, text }, at) => {
    return { value: id, label: type === "true_false" ? text : `${letterOf(at)}. ${text}` };
  });
}

/** The list of the paper, moved by buttons; before scripts run, an item is chosen for each place. */
function OrderFields({ question, kept }: AnswerFieldsProps) {
  const t = useMessages(practiceMessages);
  const isHydrated = useHydrated();
  const [order, setOrder] = useState<readonly string[]>(kept);
  const name = answerField(question.id);
  if (isHydrated) {
    return (
      <>
        {order.map((id) => (
          <input key={id} type="hidden" name={name} value={id} />
        ))}
        <OrderingAnswer question={question} choice={order} onChoose={setOrder} />
      </>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("paper.orderHint")}</p>
      {question.options.map(({ id }, at) => (
        <SelectField
          key={id}
          id={`${name}-${at + 1}`}
          name={name}
          label={t("paper.orderPlace", { place: at + 1 })}
          placeholder={t("paper.pick")}
          options={linesOf(question)}
          defaultValue={kept[at] ?? ""}
        />
      ))}
    </div>
  );
}

/** For each prompt one of the options, which stand above in full: a closed list cuts long ones on phones. */
function PairFields({ question, kept }: AnswerFieldsProps) {
  const t = useMessages(practiceMessages);
  const answers = useMessages(playAnswerMessages);
  const name = answerField(question.id);
  const lines = linesOf(question);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{answers("matching.hint")}</p>
      <ul className="flex flex-col gap-1 rounded-card bg-sunken px-4 py-3">
        {lines.map(({ value, label }) => (
          <li key={value}>{label}</li>
        ))}
      </ul>
      {question.prompts.map((prompt, at) => (
        <SelectField
          key={prompt}
          id={`${name}-${at + 1}`}
          name={name}
          label={`${at + 1}. ${prompt}`}
          placeholder={t("paper.pick")}
          options={lines}
          defaultValue={kept[at] ?? ""}
        />
      ))}
    </div>
  );
}
