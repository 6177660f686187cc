import { canonicalSignInName } from "~/account/sign-in-name";
import { db } from "~/platform/db.server";
import type { BarView } from "./bar";

/** Who is barred now, latest first. */
export async function listBars(contestId: string): Promise<BarView[]> {
  const bars = await db().bar.findMany({
    where: { contestId, liftedAt: null },
    orderBy: [{ barredAt: "desc" }, { id: "desc" }],
    select: { id: true, accountId: true, reason: true, barredAt: true },
  });
  const accounts = await db().account.findMany({
    where: { id: { in: bars.map((bar) => bar.accountId) } },
    select: { id: true, displayName: true, signInName: true },
  });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return bars.map((bar) => {
    const account = byId.get(bar.accountId);
    return { ...bar, displayName: account?.displayName ?? "", signInName: account?.signInName ?? "" };
  });
}

/** The account that signs in by this name, or null. */
export async function findAccountIdByName(signInName: string): Promise<string | null> {
  const account = await db().account.findUnique({
    where: { signInName: canonicalSignInName(signInName) },
    select: { id: true },
  });
  return account?.id ?? null;
}
