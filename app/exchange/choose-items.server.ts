import * as z from "zod";
import { AUDIENCES } from "~/bank/question";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { Prisma, type Tx } from "~/platform/db.server";
import { actOnRun, type ImportContext, type ImportRefusal, WORK_IN_REVIEW } from "./act-on-import.server";
import type { ImportPlace } from "./acted-run.queries.server";
import { itemsOf } from "./import.queries.server";
import { type ItemNote, noteWeight } from "./import-item";
import { ITEM_FILTERS } from "./import-run";

/** Which items: those named by position, or all that a filter lets through. */
export const chosenItemsSchema = z.union([
  z.object({ scope: z.literal("selected"), positions: z.array(z.coerce.number().int().min(1)).max(20_000) }),
  z.object({ scope: z.enum(ITEM_FILTERS) }),
]);
export type ChosenItems = z.output<typeof chosenItemsSchema>;

/** What is set for all of them; what is left out stays as it is. */
export const setFieldsSchema = z.object({
  topic: z.string().min(1).max(32).optional(),
  difficulty: z.enum(DIFFICULTIES).optional(),
  audience: z.enum(AUDIENCES).optional(),
});
export type SetFields = z.output<typeof setFieldsSchema>;

export type ChooseRefusal = ImportRefusal | "nothing-chosen" | "topic-unknown";

function whereOf(importId: string, chosen: ChosenItems) {
  const items =
    chosen.scope === "selected"
      ? { importId, position: { in: chosen.positions } }
      : itemsOf(importId, chosen.scope);
  return { AND: [items, { writtenAs: null }] };
}

/** Takes items into what will be written, or leaves them out. */
export function takeItems(
  place: ImportPlace,
  { chosen, wanted }: { chosen: ChosenItems; wanted: boolean },
  context: ImportContext,
): Promise<Verdict<{ count: number }, ChooseRefusal>> {
  return actOnRun(place, WORK_IN_REVIEW, context, async (tx, run) => {
    const { count } = await tx.bankImportItem.updateMany({
      where: whereOf(run.id, chosen),
      data: { wanted },
    });
    return accept({ count });
  });
}

const SETTLED: Record<keyof SetFields, ItemNote["code"][]> = {
  topic: ["topic-unknown", "topic-gone"],
  difficulty: ["difficulty-unknown"],
  audience: ["audience-unknown"],
};

/** Gives items a topic, a difficulty or an audience; errors and doubts about just that are settled by it. */
export async function setItemFields(
  place: ImportPlace,
  { chosen, fields }: { chosen: ChosenItems; fields: SetFields },
  context: ImportContext,
): Promise<Verdict<{ count: number }, ChooseRefusal>> {
  const names = (["topic", "difficulty", "audience"] as const).filter((name) => fields[name] !== undefined);
  if (names.length === 0) return refuse("nothing-chosen");
  return actOnRun<{ count: number }, ChooseRefusal>(place, WORK_IN_REVIEW, context, async (tx, run) => {
    if (fields.topic !== undefined) {
      const bankId_code = { bankId: run.bankId, code: fields.topic };
      if (!(await tx.topic.findUnique({ where: { bankId_code } }))) return refuse("topic-unknown");
    }
    const rows = await tx.bankImportItem.findMany({
      where: whereOf(run.id, chosen),
      select: { position: true },
    });
    const positions = rows.map((row) => row.position);
    const settled = names.flatMap((name) => SETTLED[name]);
    await setFields(tx, run.id, positions, { fields, settled });
    return accept({ count: positions.length });
  });
}

async function setFields(
  tx: Tx,
  importId: string,
  positions: readonly number[],
  { fields, settled }: { fields: SetFields; settled: readonly ItemNote["code"][] },
): Promise<void> {
  const weighing = (weight: string) => settled.filter((code) => noteWeight(code) === weight);
  const many = (codes: readonly string[]) => Prisma.sql`(
    SELECT count(*)::int FROM jsonb_array_elements(notes) AS note WHERE note ->> 'code' = ANY (${codes}::text[])
  )`;
  await tx.$executeRaw`
    UPDATE bank_import_item SET
      "values" = "values" || ${JSON.stringify(fields)}::jsonb,
      notes = (
        SELECT coalesce(jsonb_agg(note ORDER BY place), '[]') FROM jsonb_array_elements(notes) WITH ORDINALITY AS n (note, place)
        WHERE note ->> 'code' <> ALL (${settled}::text[])
      ),
      errors = errors - ${many(weighing("error"))},
      doubts = doubts - ${many(weighing("doubt"))}
    WHERE import_id = ${importId}::uuid AND position = ANY (${positions}::int[])`;
}
