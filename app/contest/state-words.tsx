import type { SerializeFrom } from "@remix-run/node";
import type { RoundPhase } from "~/core/time/phase";
import { contestMessages } from "~/i18n/contest";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import { type ContestState, timeLeft } from "./contest-state";

const STATE_TONE: Record<ContestState["kind"], Tone> = {
  preparing: "neutral",
  upcoming: "info",
  running: "success",
  settling: "warning",
  finished: "neutral",
};

const PHASE_TONE: Record<RoundPhase, Tone> = {
  draft: "neutral",
  scheduled: "info",
  running: "success",
  closed: "warning",
  locked: "warning",
  provisional: "warning",
  official: "neutral",
};

/** Time left in words: "2 ngày 4 giờ". */
export function useTimeLeft(): (leftMs: number) => string {
  const t = useMessages(contestMessages);
  return (leftMs) => {
    const left = timeLeft(leftMs);
    return t(`left.${left.unit}`, { ...left });
  };
}

/** "Đang mở · còn 2 ngày 4 giờ": the state of a contest with its time, as of `nowMs` of the server. */
function useStateWords(): (state: SerializeFrom<ContestState>, nowMs: number) => string {
  const t = useMessages(contestMessages);
  const left = useTimeLeft();
  return (state, nowMs) => {
    const name = t(`state.${state.kind}`);
    if (state.kind === "running") {
      return `${name} · ${t("stateTime.running", { left: left(Date.parse(state.closesAt) - nowMs) })}`;
    }
    if (state.kind === "upcoming") {
      return `${name} · ${t("stateTime.upcoming", { at: formatDateTime(state.opensAt) })}`;
    }
    return name;
  };
}

/** Where a contest stands, with the time that matters. */
export function ContestStatePill({ state, nowMs }: { state: SerializeFrom<ContestState>; nowMs: number }) {
  const words = useStateWords();
  return <StatusPill tone={STATE_TONE[state.kind]}>{words(state, nowMs)}</StatusPill>;
}

/** The state alone, where its time runs beside it. */
export function ContestStateName({ kind }: { kind: ContestState["kind"] }) {
  const t = useMessages(contestMessages);
  return <StatusPill tone={STATE_TONE[kind]}>{t(`state.${kind}`)}</StatusPill>;
}

/** The phase of a round in one word. */
export function RoundPhasePill({ phase }: { phase: RoundPhase }) {
  const t = useMessages(contestMessages);
  return <StatusPill tone={PHASE_TONE[phase]}>{t(`phase.${phase}`)}</StatusPill>;
}

/** "Từ 08:00 21/11/2026 đến trước 08:00 28/11/2026" */
export function useWindowWords(): (round: { opensAt: string; closesAt: string }) => string {
  const t = useMessages(contestMessages);
  return ({ opensAt, closesAt }) =>
    t("window", { from: formatDateTime(opensAt), to: formatDateTime(closesAt) });
}
