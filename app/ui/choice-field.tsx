import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "~/ui/class-names";
import { FieldError, type FieldOwnProps, fieldIds } from "~/ui/field-parts";

const row = "flex min-h-12 items-start gap-3 py-2.5 md:min-h-11 md:py-2";
const mark = "mt-[0.1em] size-6 shrink-0 accent-action";

export type CheckboxFieldProps = FieldOwnProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldOwnProps>;

/** One yes-or-no choice; the whole line can be touched. Unchecked sends nothing, as in HTML. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, hint, error, optionalLabel, id, className, ...input } = props;
  // The hint stands inside the label and is read with it.
  const ids = fieldIds({ id, name, error });
  return (
    <div className={cx(error && "border-l-4 border-red pl-4", className)}>
      <FieldError id={`${ids.id}-error`}>{error}</FieldError>
      <label htmlFor={ids.id} className={row}>
        <input {...input} {...ids} type="checkbox" name={name} className={mark} />
        <span>
          {label}
          {optionalLabel ? <span className="text-muted"> {optionalLabel}</span> : null}
          {hint ? <span className="block text-muted">{hint}</span> : null}
        </span>
      </label>
    </div>
  );
}

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupFieldProps extends FieldOwnProps {
  options: ChoiceOption[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  required?: boolean;
  disabled?: boolean;
  /** Side by side where there is room; for two or three short choices. */
  inline?: boolean;
  /** `checkbox` lets several be chosen; they share the name. */
  type?: "radio" | "checkbox";
  /** The chosen values of a group of check boxes. */
  defaultValues?: string[];
}

/** One choice out of a few, all in sight. The first option carries the field's id, so that a summary can reach it. */
export function RadioGroupField(props: RadioGroupFieldProps) {
  const { name, label, hint, error, optionalLabel, className, inline } = props;
  const ids = fieldIds(props);
  return (
    <fieldset
      aria-describedby={ids["aria-describedby"]}
      className={cx("min-w-0", error && "border-l-4 border-red pl-4", className)}
    >
      <legend className="font-semibold">
        {label}
        {optionalLabel ? <span className="font-normal text-muted"> {optionalLabel}</span> : null}
      </legend>
      {hint ? (
        <div id={`${ids.id}-hint`} className="mt-1 text-muted">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div className="mt-1">
          <FieldError id={`${ids.id}-error`}>{error}</FieldError>
        </div>
      ) : null}
      <div className={cx("mt-1 flex", inline ? "flex-wrap gap-x-8" : "flex-col")}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? ids.id : `${ids.id}-${index}`}
            option={option}
            group={props}
            name={name}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Choice(props: { id: string; name: string; option: ChoiceOption; group: RadioGroupFieldProps }) {
  const { id, name, option, group } = props;
  const { type = "radio", value, defaultValue, defaultValues, onChange } = group;
  const chosen =
    value === undefined
      ? { defaultChecked: defaultValues?.includes(option.value) ?? defaultValue === option.value }
      : { checked: value === option.value };
  return (
    <label htmlFor={id} className={row}>
      <input
        {...chosen}
        id={id}
        type={type}
        name={name}
        value={option.value}
        required={type === "radio" ? group.required : undefined}
        disabled={group.disabled || option.disabled}
        onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}
        className={mark}
      />
      <span>
        {option.label}
        {option.description ? <span className="block text-muted">{option.description}</span> : null}
      </span>
    </label>
  );
}
