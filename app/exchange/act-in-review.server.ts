import type * as z from "zod";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { isReadableMapping, type SheetMapping, sheetMappingSchema } from "~/format/sheet-mapping";
import {
  confirmImport,
  discardImport,
  type ImportContext,
  mapColumns,
  reopenImport,
} from "./act-on-import.server";
import type { ImportPlace } from "./acted-run.queries.server";
import {
  type ChooseRefusal,
  type ChosenItems,
  chosenItemsSchema,
  setFieldsSchema,
  setItemFields,
  takeItems,
} from "./choose-items.server";

/** What the forms of a run ask for. `mapping` null: the columns chosen make no sense. */
export type RunAct =
  | { intent: "confirm" | "discard" | "reopen" | "leave-duplicates" }
  | { intent: "take" | "leave"; chosen: ChosenItems }
  | { intent: "set"; chosen: ChosenItems; fields: z.output<typeof setFieldsSchema> }
  | { intent: "map"; mapping: SheetMapping | null };

type Fields = Record<string, unknown>;
const PLAIN = ["confirm", "discard", "reopen", "leave-duplicates"] as const;
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** Reads what a form of the run sent; null: nothing that any of its forms sends. */
export function readRunAct(fields: Fields): RunAct | null {
  const one = /^(take|leave):(\d{1,6})$/.exec(text(fields.one) ?? "");
  if (one) {
    const chosen = { scope: "selected" as const, positions: [Number(one[2])] };
    return { intent: one[1] as "take" | "leave", chosen };
  }
  const intent = text(fields.intent);
  const plain = PLAIN.find((known) => known === intent);
  if (plain) return { intent: plain };
  if (intent === "map") return { intent, mapping: readMapping(fields) };
  const positions = fields.position === undefined ? [] : [fields.position].flat();
  const chosen = chosenItemsSchema.safeParse({ scope: fields.scope, positions });
  if (!chosen.success) return null;
  if (intent === "take" || intent === "leave") return { intent, chosen: chosen.data };
  if (intent !== "set") return null;
  const { topic, difficulty, audience } = fields;
  const set = setFieldsSchema.safeParse({
    ...{ topic: text(topic), difficulty: text(difficulty), audience: text(audience) },
  });
  return set.success ? { intent, chosen: chosen.data, fields: set.data } : null;
}

function readMapping(fields: Fields): SheetMapping | null {
  const columns = Object.entries(fields).flatMap(([name, field]) => {
    const letter = /^column-([A-Z]{1,3})$/.exec(name)?.[1];
    return letter && text(field) ? [[letter, field]] : [];
  });
  const { sheet, headerRow } = fields;
  const parsed = sheetMappingSchema.safeParse({
    ...{ sheet, headerRow: Number(headerRow), columns: Object.fromEntries(columns) },
  });
  if (!parsed.success) return null;
  const chosen = Object.values(parsed.data.columns);
  return new Set(chosen).size === chosen.length && isReadableMapping(chosen) ? parsed.data : null;
}

export type RunActRefusal = ChooseRefusal | "bad-mapping";

/** Does it. `count`: how many questions it changed, where that is worth saying. */
export async function runAct(
  act: RunAct,
  place: ImportPlace,
  context: ImportContext,
): Promise<Verdict<{ count?: number }, RunActRefusal>> {
  switch (act.intent) {
    case "confirm": {
      const done = await confirmImport(place, context);
      return done.ok ? accept({}) : done;
    }
    case "discard":
      return discardImport(place, context);
    case "reopen":
      return reopenImport(place, context);
    case "leave-duplicates":
      return takeItems(place, { chosen: { scope: "duplicates" }, wanted: false }, context);
    case "map":
      return act.mapping ? mapColumns({ ...place, mapping: act.mapping }, context) : refuse("bad-mapping");
    case "set":
      return isNothing(act.chosen) ? refuse("nothing-chosen") : setItemFields(place, act, context);
    default:
      return isNothing(act.chosen)
        ? refuse("nothing-chosen")
        : takeItems(place, { chosen: act.chosen, wanted: act.intent === "take" }, context);
  }
}

function isNothing(chosen: ChosenItems): boolean {
  return chosen.scope === "selected" && chosen.positions.length === 0;
}
