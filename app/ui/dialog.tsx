import X from "lucide-react/icons/x";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, type ButtonSize, type ButtonVariant, buttonClass, IconButton } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { ConfirmForm, type ConfirmFormProps } from "~/ui/confirm-form";
import { useHydrated } from "~/ui/use-hydrated";

export interface DialogProps {
  open: boolean;
  /** Called for Escape, the close button and the browser's own ways of closing. */
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  /** Buttons at the foot; the safe one last in reading order. */
  footer?: ReactNode;
  /** `sheet` rises from the bottom edge on phones, within the thumb's reach. */
  shape?: "box" | "sheet";
  className?: string;
}

/** The browser's own modal dialog: it traps the focus and gives it back to where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, closeLabel, children, footer, shape = "box", className } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      className={cx(
        "m-auto max-h-[85dvh] w-full max-w-[min(36rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-card bg-surface p-0 shadow-float open:flex",
        shape === "sheet" && "max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none",
        className,
      )}
    >
      <div className="flex items-start justify-between gap-4 border-b border-line py-2 pr-2 pl-4 md:pl-6">
        <h2 id={titleId} className="py-2 text-lg">
          {title}
        </h2>
        <IconButton label={closeLabel} onClick={() => ref.current?.close()}>
          <X size={22} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex flex-col gap-4 overflow-y-auto p-4 md:p-6">{children}</div>
      {footer ? (
        <div className="flex flex-wrap gap-3 border-t border-line p-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:px-6">
          {footer}
        </div>
      ) : null}
    </dialog>
  );
}

export interface ConfirmButtonProps extends ConfirmFormProps {
  /** Verb on the button that asks. */
  label: ReactNode;
  /** Title of the question. */
  title: ReactNode;
  cancelLabel: string;
  /** Look of the button that asks; `variant` is the look of the one that does it. */
  buttonVariant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  disabled?: boolean;
  /** Id of the words that say why it is disabled. */
  describedBy?: string;
  busy?: boolean;
  className?: string;
}

/** A button that first says what will happen and asks. Without JavaScript the question unfolds in place. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const {
    label,
    title,
    cancelLabel,
    buttonVariant = "secondary",
    size,
    icon,
    disabled,
    describedBy,
    busy,
    className,
    ...form
  } = props;
  const id = useId();
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!hydrated && !disabled) {
    return (
      <details className={className}>
        <summary className={buttonClass(buttonVariant, size)}>
          {icon}
          {label}
        </summary>
        <div className="mt-3 max-w-text rounded-card border border-control bg-surface p-4">
          <ConfirmForm {...form} id={id} enhanced={false} />
        </div>
      </details>
    );
  }
  return (
    <>
      <Button
        type="button"
        variant={buttonVariant}
        size={size}
        icon={icon}
        disabled={disabled}
        busy={busy}
        className={className}
        aria-haspopup="dialog"
        aria-describedby={describedBy}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title} closeLabel={cancelLabel}>
        <ConfirmForm
          {...form}
          id={id}
          active={open}
          onDone={close}
          cancel={
            <Button type="button" onClick={close}>
              {cancelLabel}
            </Button>
          }
        />
      </Dialog>
    </>
  );
}
