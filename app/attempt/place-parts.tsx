import Flag from "lucide-react/icons/flag";
import type { ReactNode } from "react";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { cx } from "~/ui/class-names";
import { VisuallyHidden } from "~/ui/visually-hidden";

/** The heading of a place of the paper; it takes the focus when the place is gone to. */
export const headingId = (position: number) => `cau-${position}`;

/** What is asked there. */
export const stemId = (position: number) => `cau-${position}-de`;

/** Option number `index` as it is called on paper. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);

/** Strong words within a stem, which is strong itself. */
export const STRONG_IN_STEM = "[&_strong]:underline [&_strong]:underline-offset-4";

/** The place's name, and what is asked in large type. */
export function PlaceHeading(props: { position: number; label: string; children: ReactNode }) {
  const { position, label, children } = props;
  return (
    <div>
      <h2
        id={headingId(position)}
        tabIndex={-1}
        aria-describedby={stemId(position)}
        className="mb-1 text-base font-semibold text-muted"
      >
        {label}
      </h2>
      <div
        id={stemId(position)}
        className={cx("text-lg leading-snug font-semibold text-pretty", STRONG_IN_STEM)}
      >
        {children}
      </div>
    </div>
  );
}

export function FlagButton(props: { isFlagged: boolean; isLocked: boolean; onFlag: () => void }) {
  const t = useMessages(playMessages);
  return (
    <Button
      type="button"
      variant="quiet"
      disabled={props.isLocked}
      icon={<Flag size={20} aria-hidden="true" className={props.isFlagged ? "fill-current" : undefined} />}
      onClick={props.onFlag}
    >
      <span>
        {t(props.isFlagged ? "question.unflag" : "question.flag")}
        <VisuallyHidden> {t("question.forLater")}</VisuallyHidden>
      </span>
    </Button>
  );
}
