import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";

const MAX_SIGN_IN_NAME_LENGTH = 120;

/** How a citizen can be reached; the value is the sign-in name. */
export type Contact = { kind: "phone" | "email"; value: string };

/**
 * A Vietnamese phone number as 0 and nine or ten more digits, or null. Spaces, dots, dashes and brackets are
 * ignored; "+84 912…", "0084912…" and "84912…" are the same number as "0912…".
 */
export function canonicalPhone(text: string): string | null {
  const digits = text.replace(/[\s().-]/gu, "");
  const national = digits.replace(/^(?:\+|00)?84(?=[1-9])/, "0");
  return /^(?:0[35789]\d{8}|02\d{9})$/.test(national) ? national : null;
}

function canonicalEmail(text: string): string | null {
  const address = text.toLowerCase();
  const plausible = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/;
  return address.length <= MAX_SIGN_IN_NAME_LENGTH && plausible.test(address) ? address : null;
}

/** Reads a phone number or an e-mail address; null for anything else. */
export function contactOf(text: string): Contact | null {
  const trimmed = collapseSpace(toNfc(text));
  const phone = canonicalPhone(trimmed);
  if (phone) return { kind: "phone", value: phone };
  const email = canonicalEmail(trimmed);
  return email ? { kind: "email", value: email } : null;
}

/** The one spelling of a sign-in name: NFC, lower case, phone numbers with a leading 0. */
export function canonicalSignInName(text: string): string {
  const trimmed = collapseSpace(toNfc(text));
  return canonicalPhone(trimmed) ?? trimmed.toLowerCase();
}

/** Whether a canonical name may be given to a new account. */
export function isSignInName(name: string): boolean {
  const length = [...name].length;
  return length >= 3 && length <= MAX_SIGN_IN_NAME_LENGTH && !/\s/u.test(name) && !hasControlCharacters(name);
}
