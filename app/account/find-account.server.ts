import { db } from "~/platform/db.server";
import { canonicalSignInName } from "./sign-in-name";

/** The id of the account with this sign-in name, for commands that act in somebody's name; null: none, or it is disabled. */
export async function findAccountId(signInName: string): Promise<string | null> {
  const account = await db().account.findUnique({
    where: { signInName: canonicalSignInName(signInName) },
    select: { id: true, disabledAt: true },
  });
  return account && account.disabledAt === null ? account.id : null;
}
