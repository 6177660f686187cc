import type { ReactNode } from "react";
import { cx } from "~/ui/class-names";

/** What a control inside a field must carry to be tied to its label, help and error. */
export interface FieldIds {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export interface FieldOwnProps {
  name: string;
  label: ReactNode;
  /** Help, read before the field. */
  hint?: ReactNode;
  /** What is wrong and what to do; shown at the field. */
  error?: string | null;
  /** Word after the label of a field that may stay empty, such as "(không bắt buộc)". */
  optionalLabel?: string;
  /** Defaults to the name, so that an error summary can link to it. */
  id?: string;
  className?: string;
}

/** Ids of the parts of a field, in one place so that label, help, error and summary agree. */
export function fieldIds({
  id,
  name,
  hint,
  error,
}: Pick<FieldOwnProps, "id" | "name" | "hint" | "error">): FieldIds {
  const base = id ?? name;
  const described = cx(hint != null && hint !== "" && `${base}-hint`, error && `${base}-error`);
  return {
    id: base,
    ...(described ? { "aria-describedby": described } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  };
}

/** The error at a field: shape, words and colour. */
export function FieldError({ id, children }: { id: string; children?: string | null }) {
  if (!children) return null;
  return (
    <p id={id} className="flex gap-2 font-semibold text-red">
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        aria-hidden="true"
        className="mt-[0.2em] shrink-0 fill-current"
      >
        <path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1 4.5h2v6H9v-6Zm1 9.2a1.2 1.2 0 1 1 0-2.4 1.2 1.2 0 0 1 0 2.4Z" />
      </svg>
      {children}
    </p>
  );
}
