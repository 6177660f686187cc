import { Link, type LinkProps } from "@remix-run/react";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { cx } from "~/ui/class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-action text-on-action hover:bg-action-strong hover:text-on-action",
  secondary: "border-control bg-surface text-ink hover:border-ink hover:bg-sunken hover:text-ink",
  quiet: "border-transparent bg-transparent text-link hover:bg-red-soft hover:text-link-strong",
  danger: "border-red bg-surface text-red hover:bg-red-soft hover:text-link-strong",
};

const sizes: Record<ButtonSize, string> = {
  normal: "min-h-12 px-4 py-2 md:min-h-11",
  large: "min-h-14 px-6 py-3 text-lg",
};

const base =
  "inline-flex items-center justify-center gap-2 rounded-control border font-semibold leading-snug no-underline " +
  "text-center transition-colors disabled:opacity-60 aria-disabled:opacity-75 print:hidden";

/** The look of a button, for the rare element that is neither a button nor a link (a `summary`). */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return cx(base, variants[variant], sizes[size]);
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** While true the button shows a spinner and does not submit a second time; it keeps the focus. */
  busy?: boolean;
  icon?: ReactNode;
}

/** A button with a verb on it. `type` is `submit` unless told otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = "secondary", size = "normal", busy = false, icon, className, children, onClick, ...rest },
  ref,
) {
  return (
    <button
      type="submit"
      {...rest}
      ref={ref}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      className={cx(buttonClass(variant, size), className)}
    >
      {busy ? <LoaderCircle size={20} aria-hidden="true" className="animate-spin" /> : icon}
      {children}
    </button>
  );
});

export interface LinkButtonProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </Link>
  );
}

const calm = "border-transparent bg-transparent text-ink hover:bg-sunken";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What the button does; read aloud and shown as a tooltip. */
  label: string;
  variant?: ButtonVariant;
}

/** A square button with a picture only; the label is spoken. `type` is `button` unless told otherwise. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, variant = "quiet", className, children, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      ref={ref}
      aria-label={label}
      className={cx(base, variant === "quiet" ? calm : variants[variant], "size-12 shrink-0 p-0", className)}
    >
      {children}
    </button>
  );
});
