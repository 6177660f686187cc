import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useEffect, useRef, useState } from "react";
import { cx } from "~/ui/class-names";
import { LiveRegion, useAnnounce } from "~/ui/live-region";

const minuteMs = 60_000;

export interface CountdownProps {
  /** The end, by the clock of the server: ISO text or milliseconds since the epoch. */
  endsAt: string | number;
  /** Milliseconds since the epoch by the clock of the server when the page was made; the first picture shows it. */
  nowMs: number;
  /** Clock of the server minus clock of this device. */
  offsetMs?: number;
  /** The time left in figures. */
  format: (remainingMs: number) => string;
  /** What is said aloud when a threshold is passed; null for silence. */
  announce?: (remainingMs: number) => string | null;
  /** Words shown beside the figures; null for none. */
  note?: (remainingMs: number) => string | null;
  /** Called once for each threshold passed while the page is open, with the threshold in milliseconds; 0 is the end. */
  onThreshold?: (thresholdMs: number) => void;
  /** Milliseconds left at which the time turns amber, then red, then is over. */
  thresholds?: { warningMs: number; dangerMs: number };
  /** Name of the figures for screen readers, such as "Thời gian còn lại". */
  label?: string;
  size?: "normal" | "large";
  className?: string;
}

const standard = { warningMs: 5 * minuteMs, dangerMs: minuteMs };

/** Time left, by the clock of the server. Turns amber, then red, with a change of shape and, when given, words. */
export function Countdown(props: CountdownProps) {
  const {
    endsAt,
    nowMs,
    offsetMs = 0,
    format,
    note,
    thresholds = standard,
    label,
    size = "normal",
    className,
  } = props;
  const endMs = typeof endsAt === "number" ? endsAt : Date.parse(endsAt);
  const { message, announce: speak } = useAnnounce();
  const remainingMs = useRemaining(
    endMs,
    nowMs,
    offsetMs,
    (passedMs) => {
      props.onThreshold?.(passedMs);
      const words = props.announce?.(passedMs);
      if (words) speak(words);
    },
    thresholds,
  );
  const danger = remainingMs <= thresholds.dangerMs;
  const warning = !danger && remainingMs <= thresholds.warningMs;
  const words = note?.(remainingMs);
  const Icon = danger || warning ? TriangleAlert : Clock;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-2",
        danger && "text-red",
        warning && "text-amber",
        className,
      )}
    >
      <Icon size={size === "large" ? 24 : 18} aria-hidden="true" className="shrink-0" />
      <span role="timer" aria-live="off" aria-label={label ? `${label}: ${format(remainingMs)}` : undefined}>
        <span className={cx("font-bold tabular-nums", size === "large" && "text-xl leading-none")}>
          {format(remainingMs)}
        </span>
      </span>
      {words ? <span className="font-semibold">{words}</span> : null}
      <LiveRegion message={message} />
    </span>
  );
}

function useRemaining(
  endMs: number,
  nowMs: number,
  offsetMs: number,
  onPass: (thresholdMs: number) => void,
  thresholds: { warningMs: number; dangerMs: number },
): number {
  const [now, setNow] = useState(nowMs);
  const latest = useRef(onPass);
  latest.current = onPass;
  const { warningMs, dangerMs } = thresholds;
  useEffect(() => {
    const marks = [warningMs, dangerMs, 0];
    let before = Math.max(endMs - (Date.now() + offsetMs), 0);
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const current = Date.now() + offsetMs;
      const left = Math.max(endMs - current, 0);
      setNow(current);
      for (const mark of marks) if (before > mark && left <= mark) latest.current(mark);
      before = left;
      if (left > 0) timer = setTimeout(tick, left % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [endMs, offsetMs, warningMs, dangerMs]);
  return Math.max(endMs - now, 0);
}
