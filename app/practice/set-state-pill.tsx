import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import type { SetState } from "./set";

const TONES: Record<SetState, Tone> = { draft: "warning", published: "success", withdrawn: "neutral" };

/** Where a set stands. */
export function SetStatePill({ state }: { state: SetState }) {
  const t = useMessages(practiceDeskMessages);
  return <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>;
}
