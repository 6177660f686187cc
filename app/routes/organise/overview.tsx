import { roleDoor } from "~/account/door.server";
import { roleIncludes } from "~/core/scope";
import { redirect } from "~/platform/http.server";

/** The desk opens where the viewer's work is. */
export const loader = roleDoor(["organiser", "author", "auditor"], async ({ viewer }) => {
  const runs = viewer.grants.some(
    (grant) => roleIncludes(grant.role, "organiser") || grant.role === "auditor",
  );
  return redirect(runs ? "/organise/contests" : "/organise/banks");
});
