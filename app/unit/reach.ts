import { type Grant, isWithinSubtree, type Role, roleIncludes } from "~/core/scope";

/** Which part of the tree somebody may see or change: everything, or the subtrees at these paths. */
export type Reach = "all" | readonly string[];

/** What the grants give one of `roles` to reach. Grants over a single contest reach no unit. */
export function reachOf(grants: readonly Grant[], roles: readonly Role[]): Reach {
  const paths: string[] = [];
  for (const { role, scope } of grants) {
    if (!roles.some((wanted) => roleIncludes(role, wanted))) continue;
    if (scope.kind === "system") return "all";
    if (scope.kind === "unit") paths.push(scope.path);
  }
  return paths.filter((path) => !paths.some((other) => other !== path && isWithinSubtree(other, path)));
}

/** Whether the unit at `path` lies within reach. */
export function isWithinReach(reach: Reach, path: string): boolean {
  return reach === "all" || reach.some((top) => isWithinSubtree(top, path));
}
