import { typedValues } from "~/bank/question-values";
import type { SourcePlace } from "~/format/found-question";
import type { ImportItem, ItemNote, ItemTwin } from "./import-item";

/** A row of `bank_import_item`, whose JSON only this feature writes. */
export type ItemRow = {
  position: number;
  place: unknown;
  values: unknown;
  notes: unknown;
  duplicates: unknown;
  wanted: boolean;
  writtenAs: string | null;
};

export function importItem(row: ItemRow): ImportItem {
  const stored = row.values as Record<string, unknown>;
  const facts = Array.isArray(stored.facts) ? { facts: stored.facts as string[] } : {};
  return {
    position: row.position,
    place: row.place as SourcePlace,
    values: { ...typedValues(stored), ...facts },
    notes: row.notes as ItemNote[],
    duplicates: row.duplicates as ItemTwin[],
    wanted: row.wanted,
    writtenAs: row.writtenAs,
  };
}
