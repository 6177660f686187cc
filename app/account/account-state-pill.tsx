import { accountDeskMessages } from "~/i18n/account-desk";
import { useMessages } from "~/i18n/messages";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import type { AccountState } from "./account";

const TONES: Record<AccountState, Tone> = {
  none: "neutral",
  waiting: "warning",
  active: "success",
  disabled: "danger",
};

/** Where an account stands, in one or two words. */
export function AccountStatePill({ state }: { state: AccountState }) {
  const t = useMessages(accountDeskMessages);
  return <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>;
}
