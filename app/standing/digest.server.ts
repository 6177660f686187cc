import { createHash } from "node:crypto";
import type { Tx } from "~/platform/db.server";

/**
 * SHA-256 over the latest standings of a round, one line per row in the order of track code, rank and account. Printed in the
 * minutes: who holds the exported rows can work it out again.
 */
export async function digestOfRound(tx: Tx, roundId: string): Promise<string> {
  const standings = await tx.standing.findMany({
    where: { roundId },
    distinct: ["trackId"],
    orderBy: [{ trackId: "asc" }, { version: "desc" }],
    include: {
      track: { select: { code: true } },
      rows: { orderBy: [{ rank: "asc" }, { accountId: "asc" }] },
    },
  });
  standings.sort((a, b) => (a.track.code < b.track.code ? -1 : 1));
  const hash = createHash("sha256");
  for (const { track, version, predictionActual, rows } of standings) {
    hash.update(`${track.code}\t${version}\t${predictionActual ?? ""}\n`);
    for (const row of rows) {
      const { rank, accountId, attemptId, points, durationMs, prediction, predictionError, prizeName } = row;
      const cells = [rank, accountId, attemptId, points, durationMs, row.submittedAt.toISOString()];
      hash.update([...cells, prediction ?? "", predictionError ?? "", prizeName ?? ""].join("\t"));
      hash.update("\n");
    }
  }
  return hash.digest("hex");
}
