import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useLayoutEffect, useRef } from "react";
import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { Button, IconButton } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import type { AnswerBodyProps } from "./choice-answer";
import { headingId } from "./place-parts";

/**
 * A list that is put into order with two buttons on each line. The order shown first is nobody's answer: it becomes one when a
 * line is moved, or when the person says that it shall stay.
 */
export function OrderingAnswer({ question, choice, onChoose }: AnswerBodyProps) {
  const { position, options } = question;
  const t = useMessages(playAnswerMessages);
  const { message, announce } = useAnnounce();
  const pressed = useRef<HTMLButtonElement | null>(null);
  const isArranged = choice.length > 0;
  const order = isArranged ? choice : options.map((option) => option.id);
  const textOf = (id: string) => options.find((option) => option.id === id)?.text ?? "";
  // A button whose line changes its place loses the focus; it gets it back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what takes the focus away
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [order.join()]);
  const move = (from: number, to: number, button: HTMLButtonElement) => {
    const id = order[from];
    const other = order[to];
    if (id === undefined || other === undefined) return;
    pressed.current = button;
    onChoose(order.map((one, at) => (at === from ? other : at === to ? id : one)));
    announce(t("ordering.moved", { text: textOf(id), place: to + 1, count: order.length }));
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("ordering.hint")}</p>
      <ol className="flex flex-col gap-3">
        {order.map((id, at) => (
          <OrderLine
            key={id}
            text={textOf(id)}
            place={at + 1}
            count={order.length}
            isArranged={isArranged}
            onMove={(by, button) => move(at, at + by, button)}
          />
        ))}
      </ol>
      {isArranged ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-semibold">{t("ordering.untouched")}</p>
          <Button
            type="button"
            onClick={() => {
              onChoose([...order]);
              announce(t("ordering.kept"));
              document.getElementById(headingId(position))?.focus({ preventScroll: true });
            }}
          >
            {t("ordering.keep")}
          </Button>
        </div>
      )}
      <LiveRegion message={message} />
    </div>
  );
}

interface OrderLineProps {
  text: string;
  /** From 1. */
  place: number;
  count: number;
  isArranged: boolean;
  onMove: (by: 1 | -1, button: HTMLButtonElement) => void;
}

function OrderLine({ text, place, count, isArranged, onMove }: OrderLineProps) {
  const t = useMessages(playAnswerMessages);
  return (
    <li
      className={cx(
        "flex items-center gap-3 rounded-card border-2 bg-surface py-1 ps-3 pe-1",
        isArranged ? "border-action" : "border-dashed border-control",
      )}
    >
      <span
        className={cx(
          "grid size-8 shrink-0 place-items-center rounded-sm border-2 font-bold tabular-nums",
          isArranged ? "border-action bg-action text-on-action" : "border-control text-ink",
        )}
      >
        {place}
      </span>
      <span className="min-w-0 flex-1 py-2">{text}</span>
      <span className="flex shrink-0 max-sm:flex-col">
        {/* At the ends of the list they do nothing but keep the focus. */}
        <IconButton
          label={t("ordering.up", { text })}
          aria-disabled={place === 1}
          className="aria-disabled:cursor-not-allowed aria-disabled:text-line aria-disabled:opacity-100!"
          onClick={(event) => onMove(-1, event.currentTarget)}
        >
          <ArrowUp size={22} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t("ordering.down", { text })}
          aria-disabled={place === count}
          className="aria-disabled:cursor-not-allowed aria-disabled:text-line aria-disabled:opacity-100!"
          onClick={(event) => onMove(1, event.currentTarget)}
        >
          <ArrowDown size={22} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
}
