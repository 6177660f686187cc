import { accept, refuse, type Verdict } from "./verdict";

/** What an account may be, over a scope. Contestants hold no grant: who may sit follows from roster and rules. */
export type Role = "admin" | "organiser" | "author" | "unit_officer" | "auditor";

/**
 * Where a grant holds. Unit paths are "/id/id/", from the root of the tree down to the unit itself; `holderPath`
 * is the path of the unit that holds the contest.
 */
export type Scope =
  | { kind: "system" }
  | { kind: "unit"; path: string }
  | { kind: "contest"; contestId: string; holderPath: string };

export type Grant = { role: Role; scope: Scope };

/**
 * A role holds the rights of every role it includes. An auditor's approval is not among an organiser's rights:
 * who runs a contest does not appoint who approves it.
 */
const INCLUDED: Record<Role, readonly Role[]> = {
  admin: ["admin", "organiser", "author", "unit_officer", "auditor"],
  organiser: ["organiser", "author", "unit_officer"],
  author: ["author"],
  unit_officer: ["unit_officer"],
  auditor: ["auditor"],
};

const GRANTERS: readonly Role[] = ["admin", "organiser"];

/** Whether a holder of `held` may do what `needed` may do. */
export function roleIncludes(held: Role, needed: Role): boolean {
  return INCLUDED[held].includes(needed);
}

/** "/a/b/": slashes around non-empty ids. The empty path and "/" are no paths: as a prefix they would cover all. */
export function isUnitPath(path: string): boolean {
  return /^\/(?:[^/]+\/)+$/.test(path);
}

/** Whether `path` is the unit at `ancestorPath` or lies below it. Malformed paths contain nothing. */
export function isWithinSubtree(ancestorPath: string, path: string): boolean {
  return isUnitPath(ancestorPath) && isUnitPath(path) && path.startsWith(ancestorPath);
}

/**
 * Whether all of `target` lies within `grantScope`. The system covers all; a unit covers its subtree and the
 * contests held there; a contest covers itself only, known by its id.
 */
export function covers(grantScope: Scope, target: Scope): boolean {
  if (grantScope.kind === "system") return true;
  if (target.kind === "system") return false;
  if (grantScope.kind === "contest") {
    return target.kind === "contest" && target.contestId === grantScope.contestId;
  }
  return isWithinSubtree(grantScope.path, target.kind === "unit" ? target.path : target.holderPath);
}

/** Whether one of the grants, by itself, gives one of `roles` over `target`. No roles asked: nobody may. */
export function may(grants: readonly Grant[], roles: readonly Role[], target: Scope): boolean {
  return grants.some(
    (grant) => roles.some((role) => roleIncludes(grant.role, role)) && covers(grant.scope, target),
  );
}

export type GrantRefusal = "not-a-granter" | "role-above-own" | "outside-own-scope";

/**
 * Whether a holder of `granterGrants` may give (or take back) `grant`: only admins and organisers, at most their
 * own role, within their own scope, all three from one and the same grant. So rights can be handed on, and the
 * rights of everybody together never grow. The scope of `grant` must come from storage, not from a form: a contest's
 * `holderPath` is believed.
 */
export function judgeGrant(granterGrants: readonly Grant[], grant: Grant): Verdict<unknown, GrantRefusal> {
  const granting = granterGrants.filter((own) => GRANTERS.includes(own.role));
  if (granting.length === 0) return refuse("not-a-granter");
  const inScope = granting.filter((own) => covers(own.scope, grant.scope));
  if (inScope.length === 0) return refuse("outside-own-scope");
  if (!inScope.some((own) => roleIncludes(own.role, grant.role))) return refuse("role-above-own");
  return accept();
}
