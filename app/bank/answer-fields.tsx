import Plus from "lucide-react/icons/plus";
import { type ReactNode, useState } from "react";
import type { QuestionType } from "~/core/scoring/types";
import { formMessages } from "~/i18n/bank-form";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { TextAreaField } from "~/ui/field";
import { FieldError } from "~/ui/field-parts";
import { useHydrated } from "~/ui/use-hydrated";
import { STATEMENT_OPTIONS } from "./answer-form";
import { ANSWER_RULES, OPTION_KEYS } from "./question";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";

type AnswerProps = { type: QuestionType; values: QuestionValues; refused?: Refused };

/**
 * The answering part of the form by type. With scripts a few rows are shown and more can be added, and one right option is
 * chosen like a radio button; without, all rows that the type allows are there and the server judges.
 */
export function AnswerFields(props: AnswerProps) {
  switch (props.type) {
    case "short_answer":
      return <AcceptedField {...props} />;
    case "true_false":
      return <StatementFields {...props} />;
    default:
      // Another type has other rows: it begins with as many as it is used to.
      return <RowFields key={props.type} {...props} />;
  }
}

const RULES_OF = { ordering: "items", matching: "pairs" } as const;
const legendOf = (type: QuestionType) =>
  type === "ordering" || type === "matching" ? RULES_OF[type] : "options";

function Frame({ type, refused, children }: Omit<AnswerProps, "values"> & { children: ReactNode }) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  const problem = errorOf("options") ?? errorOf("right");
  return (
    <fieldset
      aria-describedby={cx(type !== "true_false" && "options-hint", problem && "options-error") || undefined}
      className={cx("flex min-w-0 flex-col gap-4", problem && "border-l-4 border-red pl-4")}
    >
      <legend className="font-semibold">{t(legendOf(type))}</legend>
      {type === "true_false" ? null : (
        <p id="options-hint" className="text-muted">
          {t(`${legendOf(type)}Hint`)}
          <span className="mt-1 block text-sm">{t("plainHint")}</span>
        </p>
      )}
      <FieldError id="options-error">{problem}</FieldError>
      {children}
    </fieldset>
  );
}

/** At most so many rows; matching needs its pairs and may have extras. */
const mostRows = (type: QuestionType) => ANSWER_RULES[type].options[1];
const USUAL_ROWS = 4;

function RowFields({ type, values, refused }: AnswerProps) {
  const t = useMessages(formMessages);
  const hydrated = useHydrated();
  const filled = OPTION_KEYS.findLastIndex((key) => values[`option-${key}`] || values[`prompt-${key}`]) + 1;
  const [count, setCount] = useState(Math.max(filled, USUAL_ROWS));
  const most = Math.max(mostRows(type), filled);
  const shown = hydrated ? Math.min(count, most) : most;
  return (
    <Frame type={type} refused={refused}>
      {OPTION_KEYS.slice(0, shown).map((letter, index) => (
        <OneRow key={letter} {...{ type, values, refused, letter, index }} />
      ))}
      {hydrated && shown < most ? (
        <Button
          type="button"
          icon={<Plus size={20} aria-hidden="true" />}
          className="self-start"
          onClick={() => setCount(shown + 1)}
        >
          {t("addRow")}
        </Button>
      ) : null}
    </Frame>
  );
}

type RowProps = AnswerProps & { letter: (typeof OPTION_KEYS)[number]; index: number };

function OneRow({ type, values, refused, letter, index }: RowProps) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  const number = index + 1;
  const isPair = type === "matching";
  const label = isPair
    ? t("match", { number })
    : type === "ordering"
      ? t("item", { number })
      : t("option", { letter: letter.toUpperCase() });
  const field = (kind: "option" | "prompt", words: string) => (
    <TextAreaField
      name={`${kind}-${letter}`}
      label={words}
      rows={2}
      maxLength={2000}
      className="min-w-0"
      defaultValue={values[`${kind}-${letter}`]}
      error={errorOf(`${kind}-${letter}`)}
    />
  );
  return (
    <div className={cx("rounded-card border border-line p-4", isPair && "grid gap-4 sm:grid-cols-2")}>
      {isPair ? field("prompt", t("prompt", { number })) : null}
      {field("option", label)}
      {type === "single" || type === "multiple" ? <RightMark {...{ type, letter, values }} /> : null}
    </div>
  );
}

function StatementFields({ type, values, refused }: AnswerProps) {
  return (
    <Frame type={type} refused={refused}>
      {STATEMENT_OPTIONS.map((text, index) => (
        <div key={text} className="rounded-card border border-line p-4">
          <p className="font-semibold">{text}</p>
          <RightMark type={type} letter={OPTION_KEYS[index] ?? ""} values={values} />
        </div>
      ))}
    </Frame>
  );
}

function RightMark({ type, letter, values }: { type: QuestionType; letter: string; values: QuestionValues }) {
  const t = useMessages(formMessages);
  const hydrated = useHydrated();
  const mark = hydrated && type !== "multiple" ? "radio" : "checkbox";
  const id = `right-${letter}`;
  return (
    <label htmlFor={id} className="flex min-h-12 items-center gap-3">
      <input
        key={mark}
        id={id}
        type={mark}
        name="right"
        value={letter}
        defaultChecked={values.right.includes(letter)}
        className="size-6 shrink-0 accent-action"
      />
      {t("right")}
    </label>
  );
}

function AcceptedField({ values, refused }: AnswerProps) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  return (
    <TextAreaField
      name="accepted"
      label={t("accepted")}
      hint={
        <>
          {t("acceptedHint")}
          <span className="mt-1 block text-sm">{t("plainHint")}</span>
        </>
      }
      rows={4}
      maxLength={1000}
      defaultValue={values.accepted}
      error={errorOf("accepted")}
    />
  );
}
