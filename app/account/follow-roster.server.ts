import { db } from "~/platform/db.server";

/**
 * Gives the accounts of these roster members the names that stand on the roster. Reads the roster as it is now, so
 * that following late, twice or out of order ends the same.
 */
export async function followRoster(memberIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    UPDATE account a
    SET display_name = m.full_name, search_key = m.search_key
    FROM member m
    WHERE m.id = ANY(${memberIds}::uuid[]) AND a.member_id = m.id
      AND (a.display_name, a.search_key) IS DISTINCT FROM (m.full_name, m.search_key)`;
}
