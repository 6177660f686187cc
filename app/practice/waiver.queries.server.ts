import * as z from "zod";
import { db } from "~/platform/db.server";
import type { PracticeSet } from "./set";

/** The act by which an organiser shows questions of certain rounds; its audit entry says of which. */
export const WAIVER_ACT = "show-questions-in-play";

const waiverDetail = z.object({ roundIds: z.array(z.uuid()) });

/** The rounds whose questions the set may show although they may ask them: those of its newest waiver. */
export async function listWaivedRounds(set: Pick<PracticeSet, "id" | "inPlayReason">): Promise<string[]> {
  if (set.inPlayReason === null) return [];
  const entry = await db().auditEntry.findFirst({
    where: { subject: "practice-set", subjectId: set.id, act: WAIVER_ACT },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { detail: true },
  });
  return waiverDetail.safeParse(entry?.detail).data?.roundIds ?? [];
}
