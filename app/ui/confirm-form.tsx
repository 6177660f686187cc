import { Form } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { Button, type ButtonVariant } from "~/ui/button";
import { TextAreaField } from "~/ui/field";

export interface ConfirmFormProps {
  /** Verb on the button that does it. */
  confirmLabel: string;
  variant?: ButtonVariant;
  /** What will happen, and to how many. */
  children: ReactNode;
  /** Asks for a reason, which is sent under this name and must not be empty. */
  reasonName?: string;
  reasonLabel?: string;
  reasonHint?: ReactNode;
  /** Other things to type or choose before it is done. */
  extra?: ReactNode;
  action?: string;
  method?: "post" | "put" | "patch" | "delete";
  /** Hidden fields sent along, such as `{ intent: "lock" }`. */
  fields?: Record<string, string>;
  /** Submits without leaving the page (as a fetcher under this key). */
  fetcherKey?: string;
  /** Inside another form: submits that form, with the first of `fields` as name and value of the button. */
  surrounding?: boolean;
}

interface Frame {
  id: string;
  /** False while the dialog is closed: nothing in it may hold up, or be sent with, a form around it. */
  active?: boolean;
  /** False before scripts run: nothing is required of a part that may be folded away. */
  enhanced?: boolean;
  cancel?: ReactNode;
  onDone?: () => void;
}

/** The question before a weighty act: what it does, the reason, the act itself and the way back. */
export function ConfirmForm(props: ConfirmFormProps & Frame) {
  const { fields = {}, fetcherKey, surrounding, onDone } = props;
  if (surrounding) return <Question {...props} />;
  return (
    <Form
      method={props.method ?? "post"}
      action={props.action}
      {...(fetcherKey ? { navigate: false, fetcherKey } : {})}
      onSubmit={onDone}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Question {...props} />
    </Form>
  );
}

function Question(props: ConfirmFormProps & Frame) {
  const { id, active = true, enhanced = true, surrounding, fields = {}, onDone } = props;
  const [sent] = Object.entries(fields);
  // The form around this one is read right after the click; only then may the dialog close.
  const leave = (event: MouseEvent<HTMLButtonElement>) => {
    if (onDone && event.currentTarget.form?.checkValidity()) setTimeout(onDone);
  };
  const asSubmitter = surrounding ? { name: sent?.[0], value: sent?.[1], onClick: leave } : {};
  return (
    <fieldset disabled={!active} className="flex min-w-0 flex-col gap-4">
      <div>{props.children}</div>
      {props.extra}
      {props.reasonName ? (
        <TextAreaField
          id={`${id}-reason`}
          name={props.reasonName}
          label={props.reasonLabel}
          hint={props.reasonHint}
          rows={3}
          required={!surrounding || enhanced}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant={props.variant ?? "primary"} {...asSubmitter}>
          {props.confirmLabel}
        </Button>
        {props.cancel}
      </div>
    </fieldset>
  );
}
