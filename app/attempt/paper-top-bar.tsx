import { useEffect, useRef } from "react";
import { formatTimeLeft } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Countdown } from "~/ui/countdown";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import type { SaveSign } from "./paper-places";
import { SaveSignLine } from "./save-sign";

const FIVE_MINUTES_MS = 300_000;
const ONE_MINUTE_MS = 60_000;

export interface PaperTopBarProps {
  deadlineAt: number;
  serverNow: number;
  offsetMs: number;
  /** Where in the paper, in words. */
  place: string;
  sign: SaveSign;
  isDurable: boolean;
}

/** Time left, place in the paper, and whether the answers are saved. */
export function PaperTopBar({ deadlineAt, serverNow, offsetMs, place, sign, isDurable }: PaperTopBarProps) {
  const t = useMessages(playMessages);
  const note = (leftMs: number) => {
    if (leftMs <= 0) return t("time.noteOver");
    if (leftMs <= ONE_MINUTE_MS) return t("time.note1");
    return leftMs <= FIVE_MINUTES_MS ? t("time.note5") : null;
  };
  const announce = (thresholdMs: number) => {
    if (thresholdMs <= 0) return t("time.announceOver");
    return thresholdMs <= ONE_MINUTE_MS ? t("time.announce1") : t("time.announce5");
  };
  return (
    <>
      <Countdown
        endsAt={deadlineAt}
        nowMs={serverNow}
        offsetMs={offsetMs}
        format={formatTimeLeft}
        label={t("time.label")}
        note={note}
        announce={announce}
        thresholds={{ warningMs: FIVE_MINUTES_MS, dangerMs: ONE_MINUTE_MS }}
        size="large"
        className="min-w-28 shrink-0 flex-wrap gap-y-0 max-sm:max-w-40"
      />
      <MoreTime deadlineAt={deadlineAt} offsetMs={offsetMs} />
      <div className="min-w-0 text-end">
        <p className="font-semibold leading-snug tabular-nums">{place}</p>
        <SaveSignLine sign={sign} isDurable={isDurable} />
      </div>
    </>
  );
}

/** Says that more time was granted. */
function MoreTime({ deadlineAt, offsetMs }: { deadlineAt: number; offsetMs: number }) {
  const t = useMessages(playMessages);
  const { message, announce } = useAnnounce();
  const before = useRef(deadlineAt);
  useEffect(() => {
    if (deadlineAt > before.current) {
      announce(t("time.more", { left: formatTimeLeft(deadlineAt - Date.now() - offsetMs) }));
    }
    before.current = deadlineAt;
  }, [deadlineAt, offsetMs, announce, t]);
  return <LiveRegion message={message} />;
}
