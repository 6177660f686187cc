import type { Scope } from "~/core/scope";
import { db } from "~/platform/db.server";
import { isSlug } from "./contest";

/** The scope that the address names by a contest's slug; null when there is no such contest (a door answers 404). */
export async function contestScope(
  slug: string | undefined,
): Promise<Extract<Scope, { kind: "contest" }> | null> {
  if (!slug || !isSlug(slug)) return null;
  const contest = await db().contest.findUnique({
    where: { slug },
    select: { id: true, holder: { select: { path: true } } },
  });
  return contest && { kind: "contest", contestId: contest.id, holderPath: contest.holder.path };
}
