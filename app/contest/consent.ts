/** Versions of the consent text, oldest first; the words of each are in `contestConsentMessages`. */
const CONSENT_VERSIONS = ["2026-1"] as const;
export type ConsentVersion = (typeof CONSENT_VERSIONS)[number];
export const CURRENT_CONSENT_VERSION: ConsentVersion = "2026-1";

/** Whether there is, or was, a consent text of this version. */
export function isConsentVersion(version: string): version is ConsentVersion {
  return (CONSENT_VERSIONS as readonly string[]).includes(version);
}
