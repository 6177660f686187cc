import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { cx } from "~/ui/class-names";
import { TextAreaField } from "~/ui/field";
import { FieldError } from "~/ui/field-parts";
import { useHydrated } from "~/ui/use-hydrated";
import { OPTION_KEYS } from "./question-form";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";

const STATEMENT_WORDS = ["Đúng", "Sai"];

/**
 * The options, each with the mark of a right one. With scripts only as many as the type has are shown and a single
 * right one is chosen like a radio button; without, everything is shown and the server judges.
 */
export function OptionFields(props: { type: string; values: QuestionValues; refused?: Refused }) {
  const { type, values, refused } = props;
  const t = useMessages(questionMessages);
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  const isStatement = hydrated && type === "true_false";
  const shown = !hydrated || type === "multiple" ? 5 : isStatement ? 2 : 4;
  const problem = errorOf("options") ?? errorOf("right");
  const mark = hydrated && type !== "multiple" ? "radio" : "checkbox";
  return (
    <fieldset
      aria-describedby="options-hint options-error"
      className={cx("flex min-w-0 flex-col gap-4", problem && "border-l-4 border-red pl-4")}
    >
      <legend className="font-semibold">{t("form.options")}</legend>
      <p id="options-hint" className="text-muted">
        {t("form.optionsHint")}
      </p>
      <FieldError id="options-error">{problem}</FieldError>
      {OPTION_KEYS.map((key, index) => (
        <div key={key} hidden={index >= shown} className="rounded-card border border-line p-4">
          {isStatement ? (
            <p className="font-semibold">{STATEMENT_WORDS[index]}</p>
          ) : (
            <TextAreaField
              name={`option-${key}`}
              label={t("form.option", { letter: key.toUpperCase() })}
              rows={2}
              maxLength={2000}
              disabled={index >= shown}
              defaultValue={values[`option-${key}`]}
              error={errorOf(`option-${key}`)}
            />
          )}
          <RightMark key={mark} type={mark} letter={key} values={values} disabled={index >= shown} />
        </div>
      ))}
    </fieldset>
  );
}

function RightMark(props: {
  type: "radio" | "checkbox";
  letter: string;
  values: QuestionValues;
  disabled: boolean;
}) {
  const { type, letter, values, disabled } = props;
  const t = useMessages(questionMessages);
  const id = `right-${letter}`;
  return (
    <label htmlFor={id} className="flex min-h-12 items-center gap-3">
      <input
        id={id}
        type={type}
        name="right"
        value={letter}
        disabled={disabled}
        defaultChecked={values.right.includes(letter)}
        className="size-6 shrink-0 accent-action"
      />
      {t("form.right")}
    </label>
  );
}
