import { collapseSpace, searchKey, toNfc } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { hashOneTimePassword, hashPassword } from "~/platform/password.server";
import { canonicalSignInName, isSignInName } from "./sign-in-name";

export type NewOfficial = {
  displayName: string;
  signInName: string;
  /** A password to keep (demo, tests) or a random one to be replaced at the first sign-in. */
  password: { kind: "own"; text: string } | { kind: "one-time"; text: string; expiresAt: Date };
};

export type CreateOfficialRefusal = "bad-sign-in-name" | "sign-in-name-taken";

/** Makes an account for a role, beside the rosters. It may do nothing until a grant is given. */
export async function createOfficial(
  official: NewOfficial,
  { now, actorId }: { now: Date; actorId: string | null },
): Promise<Verdict<{ accountId: string }, CreateOfficialRefusal>> {
  const signInName = canonicalSignInName(official.signInName);
  if (!isSignInName(signInName)) return refuse("bad-sign-in-name");
  const displayName = collapseSpace(toNfc(official.displayName));
  const { password } = official;
  const isOneTime = password.kind === "one-time";
  const passwordHash = isOneTime
    ? hashOneTimePassword(password.text)
    : await hashPassword(toNfc(password.text));
  const data = {
    kind: "official",
    signInName,
    displayName,
    searchKey: searchKey(displayName),
    passwordHash,
    initialPasswordExpiresAt: isOneTime ? password.expiresAt : null,
    passwordChangedAt: isOneTime ? null : now,
    createdAt: now,
  } as const;
  try {
    return await transaction(async (tx) => {
      const { id } = await tx.account.create({ data, select: { id: true } });
      await recordAudit(tx, { at: now, actorId, act: "create-official", subject: "account", subjectId: id });
      return accept({ accountId: id });
    });
  } catch (error) {
    if (isTaken(error)) return refuse("sign-in-name-taken");
    throw error;
  }
}

/** A unique value was taken in the meantime. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
