import { Prisma } from "~/platform/db.server";

/**
 * One row for each question of the bank: `question_id, code, retired_at, newest_id, approved_id, proposal`. `approved_id`: the
 * revision in use, null when none is approved; `proposal`: where the newest one stands while it is not approved ("draft",
 * "in-review", "returned"), else null. The rule is `stateOfRevision` (review-state.ts), in SQL for lists of thousands.
 */
export function questionHeads(bankSlug: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT q.id AS question_id, q.code, q.retired_at, n.id AS newest_id, a.id AS approved_id,
      CASE
        WHEN n.approved_at IS NOT NULL THEN NULL
        WHEN s.kind = 'submitted' THEN 'in-review'
        WHEN s.kind = 'returned' THEN 'returned'
        ELSE 'draft'
      END AS proposal,
      s.at AS stepped_at
    FROM question q
    JOIN LATERAL (
      SELECT id, approved_at FROM question_revision WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) n ON true
    LEFT JOIN LATERAL (
      SELECT id FROM question_revision
      WHERE question_id = q.id AND approved_at IS NOT NULL ORDER BY number DESC LIMIT 1
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT kind, at FROM revision_step
      WHERE revision_id = n.id AND n.approved_at IS NULL AND kind <> 'remarked' ORDER BY at DESC, id DESC LIMIT 1
    ) s ON true
    WHERE q.bank_id = (SELECT id FROM bank WHERE slug = ${bankSlug})
  )`;
}
