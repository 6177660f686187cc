import { openDoor } from "~/account/door.server";
import { signedOutHeaders } from "~/account/session-cookies.server";
import { signOut } from "~/account/sign-out.server";
import { redirect } from "~/platform/http.server";

/** A link to here changes nothing: signing out is a POST. */
export const loader = openDoor(async () => redirect("/"));

export const action = openDoor(async ({ viewer, now }) => {
  if (viewer) await signOut({ accountId: viewer.accountId, sessionId: viewer.sessionId, now });
  return redirect("/", { headers: signedOutHeaders() });
});
