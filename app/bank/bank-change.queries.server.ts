import { db, type Prisma } from "~/platform/db.server";
import type { ChangeKind } from "./bank-change";
import type { Unchanged } from "./change-questions.server";
import { namesOf } from "./revision.queries.server";

/** One act on many questions, as a page tells of it. */
export type ChangeView = {
  id: string;
  kind: ChangeKind;
  /** The tag, topic, difficulty or audience; "" for acts without one. */
  value: string;
  count: number;
  /** Left alone when it was done; the first hundred. */
  refused: Unchanged[];
  refusedCount: number;
  at: Date;
  by: string | null;
  undoneAt: Date | null;
  /** Codes of what could not be undone. */
  left: string[];
};

const MAX_REFUSED_SHOWN = 100;
const MAX_CHANGES_SHOWN = 50;

/** The newest acts of the bank. */
export function listChanges(bankSlug: string): Promise<ChangeView[]> {
  return readChanges({ bank: { slug: bankSlug } });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One act of the bank; null: there is none by this id. */
export async function findChange(bankSlug: string, id: string | null): Promise<ChangeView | null> {
  if (id === null || !UUID.test(id)) return null;
  const [change] = await readChanges({ id, bank: { slug: bankSlug } });
  return change ?? null;
}

type Detail = { change: Record<string, unknown>; refused: Unchanged[]; left?: string[] };

async function readChanges(where: Prisma.BankChangeWhereInput): Promise<ChangeView[]> {
  const rows = await db().bankChange.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MAX_CHANGES_SHOWN,
  });
  const names = await namesOf(rows.map((row) => row.by));
  return rows.map((row) => {
    const { change, refused, left = [] } = row.detail as Detail;
    return {
      id: row.id,
      kind: row.kind as ChangeKind,
      value: changedTo(change),
      count: row.questionIds.length,
      refused: refused.slice(0, MAX_REFUSED_SHOWN),
      refusedCount: refused.length,
      at: row.at,
      by: names.get(row.by) ?? null,
      undoneAt: row.undoneAt,
      left,
    };
  });
}

function changedTo({ tag, topic, difficulty, audience }: Record<string, unknown>): string {
  if (tag) return (tag as { tag: string }).tag;
  return String(topic ?? difficulty ?? audience ?? "");
}
