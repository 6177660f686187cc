import type { ContestView } from "~/contest/contest";
import { rateOf } from "~/core/participation/rate";
import { formatDateTime } from "~/i18n/format";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { participationSheetMessages } from "~/i18n/participation-sheet";
import { unitMessages } from "~/i18n/unit";
import { unitRosterMessages } from "~/i18n/unit-roster";
import type { WorkbookSheet } from "~/platform/spreadsheet";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { showDay } from "~/unit/day";
import { type DatedParticipation, readParticipation } from "./kept.queries.server";
import { type ExemptMember, listExempt, listMissing, type MissingMember } from "./missing.queries.server";
import { missingOf } from "./participation";
import { scopeOfView } from "./participation-page.queries.server";
import type { ParticipationView } from "./participation-view";

export type WorkbookAsked = {
  contest: ContestView;
  unit: { code: string; name: string };
  underPath: string;
  view: ParticipationView;
  now: Date;
  locale: Locale;
};

/** Lists of people end here, so that a whole province still makes a file that opens. */
const MAX_PEOPLE = 50_000;

type Words = ReturnType<typeof words>;
const words = (locale: Locale) => translator(participationSheetMessages, locale);

/** Every unit of the scope with its figures; numbers only, no formula. */
export function unitSheet({ units }: DatedParticipation, locale: Locale): WorkbookSheet {
  const t = words(locale);
  const kinds = translator(unitMessages, locale);
  return {
    name: t("sheet.units"),
    columns: [
      { header: t("unit"), width: 50 },
      { header: t("level"), width: 8, type: "number" },
      { header: t("kind"), width: 24 },
      { header: t("bloc"), width: 24 },
      { header: t("people"), type: "number" },
      { header: t("roster"), type: "number", width: 24 },
      { header: t("rate"), type: "percent", width: 10 },
      { header: t("missing"), type: "number", width: 12 },
      { header: t("attempts"), type: "number", width: 12 },
      { header: t("exempt"), type: "number", width: 12 },
      { header: t("ownPeople"), type: "number" },
      { header: t("ownRoster"), type: "number" },
      { header: t("ownRate"), type: "percent" },
    ],
    rows: units.map(({ name, depth, kind, bloc, own, subtree }) => [
      ...[name, depth + 1, kinds(`kind.${kind}`), bloc],
      ...[
        subtree.people,
        subtree.roster,
        rateOf(subtree),
        missingOf(subtree),
        subtree.attempts,
        subtree.exempt,
      ],
      ...[own.people, own.roster, rateOf(own)],
    ]),
  };
}

function personColumns(t: Words) {
  return [
    { header: t("code"), width: 18 },
    { header: t("name"), width: 30 },
    { header: t("jobTitle"), width: 30 },
    { header: t("unit"), width: 50 },
  ];
}

const personCells = (one: Omit<MissingMember, "hasAccount">) => [
  one.code,
  one.fullName,
  one.jobTitle,
  one.unitName,
];

function missingSheet(rows: readonly MissingMember[], locale: Locale): WorkbookSheet {
  const t = words(locale);
  return {
    name: t("sheet.missing"),
    columns: [...personColumns(t), { header: t("account"), width: 14 }],
    rows: rows.map((one) => [...personCells(one), t(one.hasAccount ? "hasAccount" : "noAccount")]),
  };
}

function exemptSheet(rows: readonly ExemptMember[], locale: Locale): WorkbookSheet {
  const t = words(locale);
  const kinds = translator(unitRosterMessages, locale);
  return {
    name: t("sheet.exempt"),
    columns: [
      ...personColumns(t),
      { header: t("reasonKind"), width: 28 },
      { header: t("reason"), width: 40 },
    ],
    rows: rows.map((one) => [...personCells(one), kinds(`exemptKind.${one.kind}`), one.reason]),
  };
}

function aboutSheet(
  asked: WorkbookAsked,
  dated: DatedParticipation,
  roundName: string | null,
): WorkbookSheet {
  const t = words(asked.locale);
  const lines: [string, string][] = [
    [t("about.contest"), asked.contest.title],
    [t("about.round"), roundName ?? t("about.allRounds")],
    [t("about.scope"), asked.unit.name],
    [t("about.day"), showDay(asked.view.day)],
    [t("about.made"), formatDateTime(asked.now)],
    [t("about.rule"), t("about.ruleText")],
    [t("about.citizens"), t("about.citizensText", dated.citizens)],
    [t("about.cut"), t("about.cutText", { max: MAX_PEOPLE })],
  ];
  if (dated.keptAt) lines.splice(5, 0, [t("about.kept"), formatDateTime(dated.keptAt)]);
  return {
    name: t("sheet.about"),
    columns: [
      { header: t("about.item"), width: 24 },
      { header: t("about.value"), width: 100 },
    ],
    rows: lines,
  };
}

/** The figures of a page of participation with all its units and people. Holds names: only for those who hold the subtree. */
export async function participationWorkbook(
  asked: WorkbookAsked,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { contest, unit, view, locale } = asked;
  const { scope, round } = await scopeOfView(asked);
  const all = { ...scope, pageSize: MAX_PEOPLE };
  const [dated, missing, exempt] = await Promise.all([
    readParticipation(scope),
    listMissing(all),
    listExempt(all),
  ]);
  const bytes = await writeWorkbook([
    unitSheet(dated, locale),
    missingSheet(missing.rows, locale),
    exemptSheet(exempt.rows, locale),
    aboutSheet(asked, dated, round?.name ?? null),
  ]);
  const file = { slug: contest.slug, code: unit.code.toLowerCase(), day: view.day };
  return { fileName: words(locale)("file", file), bytes };
}
