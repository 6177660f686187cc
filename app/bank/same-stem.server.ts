import { searchKey } from "~/core/text";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/db.server";
import type { QuestionPicture } from "./question";
import { plainText } from "./question-text";

type Asked = { stem: string; picture: QuestionPicture | null };

/** Two questions of a bank ask the same when this is the same: the words without accents, and the picture they speak of. */
export function stemKeyOf({ stem, picture }: Asked): string {
  return `${searchKey(plainText(stem))}|${picture?.id ?? ""}`;
}

type StemRow = { code: string; stem: string; pictureId: string | null };

/**
 * Codes of the questions in use by {@link stemKeyOf} of their newest wording, as far as the drafts may collide with them;
 * `exceptId`: a question that does not count. A long list of drafts is held against the whole bank, a single one against what
 * holds its words.
 */
export async function stemsInUse(
  tx: Tx,
  bankId: string,
  drafts: readonly Asked[],
  exceptId: string | null = null,
): Promise<Map<string, string>> {
  const [only] = drafts;
  const isSingle = only !== undefined && drafts.length === 1;
  const words = isSingle ? searchKey(plainText(only.stem)).replace(/[\\%_]/g, "\\$&") : "";
  const rows = await tx.$queryRaw<StemRow[]>`
    SELECT q.code, r.stem, r.picture_id AS "pictureId"
    FROM question q
    JOIN LATERAL (
      SELECT stem, picture_id, search_key FROM question_revision WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) r ON true
    WHERE q.bank_id = ${bankId}::uuid AND q.retired_at IS NULL AND q.id IS DISTINCT FROM ${exceptId}::uuid
      ${isSingle ? Prisma.sql`AND r.search_key LIKE ${`%${words}%`}` : Prisma.empty}
    ORDER BY q.code DESC`;
  return new Map(
    rows.map(({ code, stem, pictureId }) => [
      stemKeyOf({ stem, picture: pictureId === null ? null : { id: pictureId, alt: "" } }),
      code,
    ]),
  );
}
