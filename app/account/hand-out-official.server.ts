import { accept, type Verdict } from "~/core/verdict";
import { createPrintedPassword } from "~/platform/tokens.server";
import type { ActContext } from "./act";
import { type CreateOfficialRefusal, createOfficial } from "./create-official.server";

/** Such a password is handed over at once, not by post. */
export const HANDED_OVER_MS = 7 * 24 * 3600 * 1000;

/** What is told once to whoever made an account or reset a password. */
export type HandedOver = { accountId: string; password: string; expiresAt: Date };

/** Makes an account for a role with a random one-time password, which only the answer holds. */
export async function handOutOfficial(
  official: { displayName: string; signInName: string },
  { now, actorId }: ActContext,
): Promise<Verdict<HandedOver, CreateOfficialRefusal>> {
  const password = createPrintedPassword();
  const expiresAt = new Date(now.getTime() + HANDED_OVER_MS);
  const made = await createOfficial(
    { ...official, password: { kind: "one-time", text: password, expiresAt } },
    { now, actorId },
  );
  return made.ok ? accept({ accountId: made.accountId, password, expiresAt }) : made;
}
