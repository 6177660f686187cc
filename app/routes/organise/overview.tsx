import { redirect } from "~/platform/http.server";
import { roleDoor } from "~/account/door.server";

/** The desk opens on the contests: everything else is reached from there. */
export const loader = roleDoor(["organiser", "author", "auditor"], async () => redirect("/organise/contests"));
