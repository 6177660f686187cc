/** What is handed to a person on paper. The secrets exist in clear only here, in the answer that makes them. */
export type Slip = {
  memberId: string;
  fullName: string;
  unitName: string;
  /** As on the roster; signing in does not mind the case. */
  signInName: string;
  /** One-time password. */
  password: string;
  /** Personal link, absolute; null for holders of a role, who always sign in with their password. */
  link: string | null;
};

/** Credentials that nobody picked up die by themselves. */
export const SLIP_DAYS = 60;
export const MAX_SLIPS = 5_000;
/** Drawing the codes of a page holds the server up, a file does not. */
export const MAX_PRINTED_SLIPS = 1_000;

/** Whose slips are printed: everybody in the subtree who has no account yet, or these members. */
export type SlipChoice =
  | { kind: "without-account"; underPath: string }
  | { kind: "members"; memberIds: string[] };

/** Why a chosen member gets no slip. */
export type SlipSkip = "own-account" | "rights-above-own" | "account-disabled" | "sign-in-name-taken";

const SLIP_REFUSALS = ["nobody-chosen", "too-many-chosen"] as const;
export type SlipRefusal = (typeof SLIP_REFUSALS)[number];

/** Whether a text from an address names a refusal. */
export function isSlipRefusal(text: string | null): text is SlipRefusal {
  return SLIP_REFUSALS.some((reason) => reason === text);
}
