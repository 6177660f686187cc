import Check from "lucide-react/icons/check";
import Ellipsis from "lucide-react/icons/ellipsis";
import Flag from "lucide-react/icons/flag";
import Send from "lucide-react/icons/send";
import type { ReactNode } from "react";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { Dialog } from "~/ui/dialog";
import { RadioGroupField } from "~/ui/field";
import type { PaperPlace } from "./paper-places";
import type { PaperMode } from "./use-marks";

export interface QuestionMapProps {
  isOpen: boolean;
  onClose: () => void;
  places: PaperPlace[];
  /** The place in view; null in the list of all. */
  current: number | null;
  onGo: (position: number) => void;
  mode: PaperMode;
  onMode: (mode: PaperMode) => void;
  onSubmit: () => void;
}

/** All places of the paper with their state by shape and word, the choice of the view, and the way to submit. */
export function QuestionMap(props: QuestionMapProps) {
  const { isOpen, onClose, places, current, onGo, mode, onMode, onSubmit } = props;
  const t = useMessages(playMessages);
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={t("map.title")}
      closeLabel={t("map.close")}
      shape="sheet"
      footer={
        <Button
          type="button"
          variant="primary"
          className="w-full"
          icon={<Send size={20} aria-hidden="true" />}
          onClick={onSubmit}
        >
          {t("nav.submit")}
        </Button>
      }
    >
      <Legend hasIncomplete={places.some((place) => place.incomplete)} />
      <ol className="grid grid-cols-5 gap-2 sm:grid-cols-8">
        {places.map((place) => (
          <li key={place.position} className={place.position === 0 ? "col-span-2" : undefined}>
            <PlaceButton place={place} isCurrent={place.position === current} onGo={onGo} />
          </li>
        ))}
      </ol>
      <RadioGroupField
        name="paper-mode"
        label={t("map.view")}
        value={mode}
        onChange={(value) => onMode(value === "all" ? "all" : "one")}
        options={[
          { value: "one", label: t("map.one") },
          { value: "all", label: t("map.all") },
        ]}
        inline
      />
    </Dialog>
  );
}

function PlaceButton(props: { place: PaperPlace; isCurrent: boolean; onGo: (position: number) => void }) {
  const { position, answered, incomplete, flagged } = props.place;
  const t = useMessages(playMessages);
  const plain = t(answered ? "map.done" : incomplete ? "map.part" : "map.open").toLowerCase();
  const state = flagged ? t("map.flaggedToo", { state: plain }) : plain;
  const label =
    position === 0 ? t("map.itemPrediction", { state }) : t("map.item", { number: position, state });
  return (
    <button
      type="button"
      aria-label={label}
      aria-current={props.isCurrent ? "step" : undefined}
      onClick={() => props.onGo(position)}
      className={cx(
        "flex min-h-13 w-full items-center justify-center rounded-control px-1 py-1",
        props.isCurrent && "outline-2 outline-offset-2 outline-ink",
        answered
          ? "border-2 border-ink bg-slate-soft font-bold hover:bg-sunken"
          : "border-2 border-dashed border-control bg-surface hover:border-ink",
      )}
    >
      <span className="flex flex-col items-center leading-tight">
        <span className={cx("tabular-nums", position === 0 && "text-sm")}>
          {position === 0 ? t("place.prediction") : position}
        </span>
        {answered || incomplete || flagged ? (
          <span className="flex h-4 items-center gap-1">
            {answered ? <Check size={16} aria-hidden="true" /> : null}
            {incomplete ? <Ellipsis size={16} aria-hidden="true" /> : null}
            {flagged ? <Flag size={14} aria-hidden="true" className="fill-current text-amber" /> : null}
          </span>
        ) : null}
      </span>
    </button>
  );
}

function Legend({ hasIncomplete }: { hasIncomplete: boolean }) {
  const t = useMessages(playMessages);
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      <LegendItem
        sign={
          <span className="grid size-6 place-items-center rounded-sm border-2 border-ink bg-slate-soft text-ink">
            <Check size={14} aria-hidden="true" />
          </span>
        }
      >
        {t("map.done")}
      </LegendItem>
      <LegendItem sign={<span className="size-6 rounded-sm border-2 border-dashed border-control" />}>
        {t("map.open")}
      </LegendItem>
      {hasIncomplete ? (
        <LegendItem
          sign={
            <span className="grid size-6 place-items-center rounded-sm border-2 border-dashed border-control text-ink">
              <Ellipsis size={14} aria-hidden="true" />
            </span>
          }
        >
          {t("map.part")}
        </LegendItem>
      ) : null}
      <LegendItem sign={<Flag size={18} aria-hidden="true" className="fill-current text-amber" />}>
        {t("map.flag")}
      </LegendItem>
    </ul>
  );
}

function LegendItem({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-2">
      {sign}
      {children}
    </li>
  );
}
