import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { cx } from "~/ui/class-names";
import { FieldError, type FieldIds, type FieldOwnProps, fieldIds } from "~/ui/field-parts";

export { CheckboxField, RadioGroupField } from "~/ui/choice-field";
export type { FieldIds, FieldOwnProps } from "~/ui/field-parts";

/** Label above, help before the control, error at the control. The child gets the ids to spread on the control. */
export function Field(props: FieldOwnProps & { children: (ids: FieldIds) => ReactNode }) {
  const { label, hint, error, optionalLabel, className, children } = props;
  const ids = fieldIds(props);
  return (
    <div className={cx("flex flex-col gap-1.5", error && "border-l-4 border-red pl-4", className)}>
      <label htmlFor={ids.id} className="font-semibold">
        {label}
        {optionalLabel ? <span className="font-normal text-muted"> {optionalLabel}</span> : null}
      </label>
      {hint ? (
        <div id={`${ids.id}-hint`} className="text-muted">
          {hint}
        </div>
      ) : null}
      <FieldError id={`${ids.id}-error`}>{error}</FieldError>
      {children(ids)}
    </div>
  );
}

/** The look of a text control. */
export const controlClass =
  "block w-full min-h-12 rounded-control border border-control bg-surface px-3 py-2 text-ink " +
  "placeholder:text-muted aria-invalid:border-2 aria-invalid:border-red disabled:bg-sunken disabled:text-muted " +
  "[&[readonly]]:bg-sunken hover:border-ink disabled:hover:border-control";

type Native<E> = Omit<E, keyof FieldOwnProps>;

function split<P extends FieldOwnProps>(props: P) {
  const { name, label, hint, error, optionalLabel, id, className, ...native } = props;
  return { own: { name, label, hint, error, optionalLabel, id, className }, native };
}

export type TextFieldProps = FieldOwnProps &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    /** Sets the width to the expected length, as help for the eye. */
    width?: "full" | "medium" | "short";
    /** Shown at the end of the control, such as a unit of measure. */
    suffix?: ReactNode;
  };

const widths = { full: "", medium: "max-w-80", short: "max-w-40" };

/** One line of text; `type`, `inputMode` and `autoComplete` as in HTML. */
export function TextField(props: TextFieldProps) {
  const { own, native } = split(props);
  const { width = "full", suffix, ...input } = native;
  return (
    <Field {...own}>
      {(ids) => {
        const control = (
          <input
            type="text"
            {...input}
            {...ids}
            name={own.name}
            className={cx(controlClass, widths[width])}
          />
        );
        if (!suffix) return control;
        return (
          <div className="flex items-center gap-2">
            {control}
            <span className="shrink-0 text-muted">{suffix}</span>
          </div>
        );
      }}
    </Field>
  );
}

/** A whole or decimal number, typed on a number pad; no spinner, no change by the mouse wheel. */
export function NumberField({ inputMode = "numeric", width = "short", ...rest }: TextFieldProps) {
  return <TextField autoComplete="off" {...rest} inputMode={inputMode} width={width} />;
}

/** A date with a time in the browser's own picker; the value is local, as `2026-11-21T08:00`. */
export function DateTimeField(props: TextFieldProps) {
  return <TextField width="medium" {...props} type="datetime-local" />;
}

/** Several lines of text. */
export function TextAreaField(props: FieldOwnProps & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { own, native } = split(props);
  return (
    <Field {...own}>
      {(ids) => (
        <textarea rows={4} {...native} {...ids} name={own.name} className={cx(controlClass, "py-3")} />
      )}
    </Field>
  );
}

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/** A native list of choices; `placeholder` is a first, empty choice. */
export function SelectField(
  props: FieldOwnProps &
    Native<SelectHTMLAttributes<HTMLSelectElement>> & { options: SelectOption[]; placeholder?: string },
) {
  const { own, native } = split(props);
  const { options, placeholder, ...select } = native;
  return (
    <Field {...own}>
      {(ids) => (
        <select {...select} {...ids} name={own.name} className={cx(controlClass, "truncate pr-6")}>
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A file chosen with the browser's own picker. Its form needs `encType="multipart/form-data"`. */
export function FileField(props: FieldOwnProps & Native<InputHTMLAttributes<HTMLInputElement>>) {
  const { own, native } = split(props);
  return (
    <Field {...own}>
      {(ids) => (
        <input
          {...native}
          {...ids}
          type="file"
          name={own.name}
          className={cx(
            controlClass,
            "file:mr-4 file:rounded-sm file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink",
          )}
        />
      )}
    </Field>
  );
}
