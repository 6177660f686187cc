import { type MouseEvent, useEffect, useId, useRef } from "react";

export interface FieldProblem {
  /** Id or name of the field; empty for a problem of the whole form. */
  field: string;
  message: string;
}

function reach(event: MouseEvent<HTMLAnchorElement>, field: string) {
  const target = document.getElementById(field) ?? document.getElementsByName(field)[0];
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "center" });
  target.focus();
}

export interface ErrorSummaryProps {
  title: string;
  errors: FieldProblem[];
  /** Labels of fields by their names, put before what is wrong with them. */
  labels?: Record<string, string>;
}

/** All problems of a form in one place, each a link to its field. Takes the focus whenever the errors change. */
export function ErrorSummary({ title, errors, labels = {} }: ErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const content = errors.map((error) => `${error.field}:${error.message}`).join("|");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of problems is what moves the focus
  useEffect(() => ref.current?.focus(), [content]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      aria-labelledby={titleId}
      className="rounded-card border-2 border-red bg-surface p-4 md:p-6"
    >
      <h2 id={titleId} className="text-lg">
        {title}
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`} className="font-semibold text-red">
            {error.field ? (
              <a href={`#${error.field}`} onClick={(event) => reach(event, error.field)} className="text-red">
                {labels[error.field] ? `${labels[error.field]}: ${error.message}` : error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
