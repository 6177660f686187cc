import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { unitImportProblems } from "~/i18n/unit-import-problems";
import { unitSheetMessages } from "~/i18n/unit-sheet";
import { db } from "~/platform/db.server";
import type { WorkbookColumn, WorkbookSheet, WorkbookValue } from "~/platform/spreadsheet";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { type Day, dateOfDay, dayOfDate } from "./day";
import type { RosterImportView } from "./roster-import";
import type { RosterPlan } from "./roster-plan";
import { ROSTER_COLUMNS, type RosterColumn, type RosterRow } from "./roster-row";
import { idsOfPath } from "./unit";
import { listUnitsUnder } from "./unit.queries.server";
import { inTreeOrder } from "./unit-tree";

export type NamedFile = { fileName: string; bytes: Uint8Array };
type Place = { code: string; path: string };

/** Rows made ready for typing: their code cells are text, so that 00123 keeps its zeros. */
const BLANK_ROWS = 500;
const WIDTHS: Record<RosterColumn, number> = {
  code: 18,
  fullName: 30,
  unitCode: 18,
  jobTitle: 28,
  email: 28,
  from: 14,
};

function rosterColumns(locale: Locale, dates: boolean): WorkbookColumn[] {
  const t = translator(unitSheetMessages, locale);
  return ROSTER_COLUMNS.map((column) => ({
    header: t(`column.${column}`),
    width: WIDTHS[column],
    type: column === "from" && dates ? ("date" as const) : ("text" as const),
  }));
}

async function unitSheet({ path }: Place, on: Day, locale: Locale): Promise<WorkbookSheet> {
  const t = translator(unitSheetMessages, locale);
  const units = inTreeOrder(await listUnitsUnder(path, on));
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const above = (unitPath: string) =>
    idsOfPath(unitPath)
      .slice(0, -1)
      .flatMap((id) => names.get(id) ?? [])
      .join(" › ");
  return {
    name: t("sheet.units"),
    columns: [
      { header: t("unitCode"), width: 20 },
      { header: t("unitName"), width: 48 },
      { header: t("unitAbove"), width: 60 },
    ],
    rows: units.map((unit) => [unit.code, unit.name, above(unit.path)]),
  };
}

function helpSheet(locale: Locale): WorkbookSheet {
  const t = translator(unitSheetMessages, locale);
  const extra = ["again", "formula", "preview"] as const;
  return {
    name: t("sheet.help"),
    columns: [
      { header: t("helpColumn"), width: 22 },
      { header: t("helpText"), width: 100 },
    ],
    rows: [
      ...ROSTER_COLUMNS.map((column) => [t(`column.${column}`), t(`help.${column}`)]),
      ...extra.map((part) => [t(`helpName.${part}`), t(`help.${part}`)]),
    ],
  };
}

async function rosterWorkbook(rows: WorkbookValue[][], place: Place, on: Day, locale: Locale) {
  const t = translator(unitSheetMessages, locale);
  const since: WorkbookColumn[] = rows.length > 0 ? [{ header: t("since"), width: 16, type: "date" }] : [];
  const columns = [...rosterColumns(locale, true), ...since];
  const blank = Array.from({ length: BLANK_ROWS }, () => columns.map(() => null));
  return writeWorkbook([
    { name: t("sheet.roster"), columns, rows: [...rows, ...blank] },
    await unitSheet(place, on, locale),
    helpSheet(locale),
  ]);
}

/** The file to fill in: an empty roster, the unit codes, and how to do it. */
export async function rosterTemplate(
  place: Place,
  { on, locale }: { on: Day; locale: Locale },
): Promise<NamedFile> {
  const fileName = translator(unitSheetMessages, locale)("file.template", { code: place.code });
  return { fileName, bytes: await rosterWorkbook([], place, on, locale) };
}

/**
 * The roster of a subtree on a day, in the layout of the template: edited, it can be imported again. "From" is left
 * empty, so that a changed unit counts from the day of the import; since when people are there stands beside it.
 */
export async function rosterExport(
  place: Place,
  { on, locale }: { on: Day; locale: Locale },
): Promise<NamedFile> {
  const date = dateOfDay(on);
  const spells = await db().membership.findMany({
    where: {
      unit: { path: { startsWith: place.path } },
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gt: date } }],
    },
    orderBy: [{ member: { sortKey: "asc" } }, { member: { code: "asc" } }],
    select: {
      validFrom: true,
      unit: { select: { code: true } },
      member: { select: { code: true, fullName: true, jobTitle: true, email: true } },
    },
  });
  const rows = spells.map(({ member, unit, validFrom }) => [
    ...[member.code, member.fullName, unit.code, member.jobTitle, member.email, null],
    dayOfDate(validFrom),
  ]);
  const fileName = translator(unitSheetMessages, locale)("file.roster", { code: place.code, day: on });
  return { fileName, bytes: await rosterWorkbook(rows, place, on, locale) };
}

/** The rows of a dry run that somebody must look at, as typed, each with what is wrong. */
export async function problemRows(
  view: RosterImportView,
  plan: RosterPlan,
  { place, locale }: { place: Place; locale: Locale },
): Promise<NamedFile> {
  const t = translator(unitSheetMessages, locale);
  const words = translator(unitImportProblems, locale);
  const byRow = new Map<number, string[]>();
  for (const { row, column, code, other } of plan.problems) {
    const said = `${words(`column.${column}`)}: ${words(`problem.${code}`, { other })}`;
    byRow.set(row, [...(byRow.get(row) ?? []), said]);
  }
  const typed = (row: RosterRow) => ROSTER_COLUMNS.map((column) => row[column]);
  const rows = view.rows
    .filter((row) => byRow.has(row.row))
    .map((row) => [...typed(row), String(row.row), (byRow.get(row.row) ?? []).join("\n")]);
  const columns = [
    ...rosterColumns(locale, false),
    { header: t("row"), width: 12 },
    { header: t("problem"), width: 80 },
  ];
  const bytes = await writeWorkbook([{ name: t("sheet.problems"), columns, rows }]);
  return { fileName: t("file.problems", { code: place.code }), bytes };
}
