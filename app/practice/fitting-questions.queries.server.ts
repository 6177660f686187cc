import { AUDIENCES, type Audience } from "~/bank/question";
import { db } from "~/platform/db.server";

/** How many questions of a bank a set for each audience has to choose from. */
export type Fitting = Record<Audience, number>;

/** By bank: the questions in use that are meant for an audience or for everyone, whoever else may ask them. */
export async function countFitting(): Promise<Map<string, Fitting>> {
  const rows = await db().$queryRaw<{ bankId: string; audience: Audience; count: number }[]>`
    SELECT q.bank_id AS "bankId", v.audience::text AS audience, count(*)::int AS count
    FROM question q
    JOIN LATERAL (
      SELECT audience FROM question_revision WHERE question_id = q.id AND approved_at IS NOT NULL ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE q.retired_at IS NULL
    GROUP BY q.bank_id, v.audience`;
  const meant = (bankId: string, audience: Audience) =>
    rows.find((row) => row.bankId === bankId && row.audience === audience)?.count ?? 0;
  const fittingOf = (bankId: string) => {
    const everyone = meant(bankId, "everyone");
    const counts = AUDIENCES.map((one) => [
      one,
      one === "everyone" ? everyone : everyone + meant(bankId, one),
    ]);
    return Object.fromEntries(counts) as Fitting;
  };
  return new Map(rows.map(({ bankId }) => [bankId, fittingOf(bankId)]));
}
