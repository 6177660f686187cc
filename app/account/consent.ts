/** What is agreed to at registration; the words are in `i18n/account`. New words get a new version. */
export const CONSENT_PURPOSE = "take-part";
export const CONSENT_VERSION = "2026-11";
