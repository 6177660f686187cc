import type { GrantRefusal } from "~/core/scope";

/** Why an act on somebody else's account is refused; each has its words in `i18n/account-rights`. */
export type RightsRefusal =
  | GrantRefusal
  | "own-account"
  | "rights-above-own"
  | "unknown-account"
  | "unknown-scope"
  | "unknown-grant"
  | "self-registered"
  | "already-granted"
  | "no-change"
  | "reason-missing"
  | "bad-sign-in-name"
  | "sign-in-name-taken"
  | "invalid-form";

/** What was done on the page of an account; named in the address after the act. */
const ACCOUNT_ACTS = ["granted", "revoked", "disabled", "enabled"] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

/** Whether a text from an address names an act. */
export function isAccountAct(text: string | null): text is AccountAct {
  return ACCOUNT_ACTS.some((act) => act === text);
}
