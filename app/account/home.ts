import { safePath } from "~/core/safe-path";
import type { Viewer } from "./viewer";

/** Where an account begins its work when no page was asked for: its desk, its unit, or the list of contests. */
function homeOf(grants: readonly Pick<Viewer["grants"][number], "role">[]): string {
  if (grants.some((grant) => grant.role !== "unit_officer")) return "/organise";
  return grants.length > 0 ? "/unit" : "/";
}

/** Where a sign-in leads: the page that was asked for when it is on this site; first to the own password. */
export function afterSignIn(
  viewer: Pick<Viewer, "grants" | "mustChangePassword"> | null,
  wanted: unknown,
): string {
  const to = safePath(wanted, homeOf(viewer?.grants ?? []));
  return viewer?.mustChangePassword ? `/account/password?to=${encodeURIComponent(to)}` : to;
}
