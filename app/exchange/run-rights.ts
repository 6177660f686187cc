import type { Viewer } from "~/account/viewer";
import { may } from "~/core/scope";

/*
 * Whose run of the import it is. What a run sends to review is sent as the words of one person, who may not approve them; so
 * that nobody else's words can be among them, a run belongs to whoever started it and only that person works on it.
 */

/** Who acts. `actorId` null: a dry run of the command line. */
export type RunActor = { actorId: string | null; isAdministrator?: boolean };

/** `work`: choose, mend, set, confirm, take up again. `discard`: give up what has not been sent. */
export type RunRights = { work: boolean; discard: boolean };

/**
 * What the actor may do with a run. A dry run of the command line (`starterId` null) has no author, so that nobody works on it: the
 * command itself clears it. A run left behind can be cleared by an administrator.
 */
export function runRights(
  starterId: string | null,
  { actorId, isAdministrator = false }: RunActor,
): RunRights {
  const isOwn = starterId === actorId;
  return { work: isOwn && actorId !== null, discard: isOwn || isAdministrator };
}

/** Whoever passed a door, as runs know people. */
export function runActor({ accountId, grants }: Viewer): RunActor {
  return { actorId: accountId, isAdministrator: may(grants, ["admin"], { kind: "system" }) };
}
