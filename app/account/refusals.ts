/** Why an act on accounts is refused; each has its words in `i18n/account`. */
export type PasswordRefusal = "password-short" | "password-long" | "password-common" | "password-personal";

/** The last two are told only to who knows the password. */
export type SignInRefusal =
  | "wrong-credentials"
  | "too-many-attempts"
  | "busy"
  | "account-disabled"
  | "one-time-password-expired";

export type ChangePasswordRefusal =
  | PasswordRefusal
  | "wrong-current-password"
  | "same-as-old"
  | "changed-meanwhile"
  | "too-many-attempts"
  | "busy";

export type RegisterRefusal =
  | PasswordRefusal
  | "bad-contact"
  | "unknown-unit"
  | "consent-missing"
  | "cannot-register"
  | "too-many-attempts"
  | "busy";

/** What a form gets back when it is refused: everything typed except passwords. */
export type RefusedForm<R extends string> = {
  ok: false;
  reason: R | "invalid-form";
  /** Field → key of `issue` in the messages. */
  fields: Record<string, string>;
  values: Record<string, string>;
  retryAfterMs?: number;
};
