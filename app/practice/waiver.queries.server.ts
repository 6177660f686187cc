import * as z from "zod";
import { db } from "~/platform/db.server";
import type { PracticeSet } from "./set";

/** The act by which an organiser shows questions of certain contests; its audit entry says of which. */
export const WAIVER_ACT = "show-questions-in-play";

const waiverDetail = z.object({ contestIds: z.array(z.uuid()) });

/** The contests whose questions the set may show although their rounds may ask them: those of its newest waiver. */
export async function listWaivedContests(set: Pick<PracticeSet, "id" | "inPlayReason">): Promise<string[]> {
  if (set.inPlayReason === null) return [];
  const entry = await db().auditEntry.findFirst({
    where: { subject: "practice-set", subjectId: set.id, act: WAIVER_ACT },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { detail: true },
  });
  return waiverDetail.safeParse(entry?.detail).data?.contestIds ?? [];
}
