import { pool } from "~/platform/db.server";

const SQL = `
SELECT EXISTS (
  SELECT FROM attempt a
  CROSS JOIN LATERAL jsonb_array_elements(a.paper) question
  JOIN question_revision r ON r.id = (question ->> 'revisionId')::uuid
  WHERE a.account_id = $2 AND r.picture_id = $1
) AS is_own`;

/** Whether a question of one of the account's papers shows the picture. */
export async function isPictureOfOwnPaper(pictureId: string, accountId: string): Promise<boolean> {
  const values = [pictureId, accountId];
  const { rows } = await pool().query<{ is_own: boolean }>({ name: "own-picture", text: SQL, values });
  return rows[0]?.is_own ?? false;
}
