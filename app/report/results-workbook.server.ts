import type { ContestView } from "~/contest/contest";
import type { RoundView } from "~/contest/round";
import { formatDuration } from "~/core/time/zone";
import { contestMessages } from "~/i18n/contest";
import { formatClock, formatDate, formatDateTime, formatNumber } from "~/i18n/format";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { reportResultsMessages } from "~/i18n/report-results";
import type { WorkbookSheet } from "~/platform/spreadsheet";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { findRoundResult, type RoundResult, type TrackResult } from "./round-result.queries.server";

type Asked = { contest: ContestView; round: RoundView; now: Date; locale: Locale };

const words = (locale: Locale) => translator(reportResultsMessages, locale);

/** The standing of one track, row by row as it was computed; the number keeps the names of sheets apart. */
function standingSheet({ track, rows }: TrackResult, at: number, locale: Locale): WorkbookSheet {
  const t = words(locale);
  return {
    name: `${at + 1}. ${track.name}`,
    columns: [
      { header: t("rank"), type: "number", width: 8 },
      { header: t("name"), width: 30 },
      { header: t("unit"), width: 46 },
      { header: t("points"), type: "number", width: 10 },
      { header: t("maxPoints"), type: "number", width: 12 },
      { header: t("correct"), type: "number", width: 12 },
      { header: t("duration"), width: 18 },
      { header: t("submittedAt"), width: 22 },
      { header: t("prediction"), type: "number", width: 12 },
      { header: t("predictionError"), type: "number", width: 14 },
      { header: t("prize"), width: 22 },
      { header: t("attemptId"), width: 40 },
      { header: t("accountId"), width: 40 },
      { header: t("durationMs"), type: "number", width: 16 },
      { header: t("submittedUtc"), width: 26 },
    ],
    rows: rows.map((row) => [
      ...[row.rank, row.displayName, row.unitName, row.points, row.maxPoints, row.correctCount],
      ...[formatDuration(row.durationMs), `${formatClock(row.submittedAt)} ${formatDate(row.submittedAt)}`],
      ...[row.prediction, row.predictionError, row.prizeName],
      ...[row.attemptId, row.accountId, row.durationMs, row.submittedAt.toISOString()],
    ]),
  };
}

type Line = [string, string];

function ruleLines({ contest, round }: RoundResult, locale: Locale): Line[] {
  const t = words(locale);
  const shared = translator(contestMessages, locale);
  const criteria = contest.rankingChain.map((criterion) => t(`criterion.${criterion}`)).join("; ");
  return [
    [t("durationRule"), t("minutes", { minutes: Math.round(round.durationMs / 60_000) })],
    [t("attemptsAllowed"), formatNumber(locale, round.attemptsAllowed)],
    [t("counted"), shared(`counted.${round.countedAttempt}`)],
    [t("scoring"), t("scoringText", { points: contest.pointsPerQuestion, version: contest.scoringVersion })],
    [t("chain"), t("chainText", { criteria })],
  ];
}

function resultLines(result: RoundResult, locale: Locale): Line[] {
  const t = words(locale);
  const { contest, predictionActual, tracks, decisions, lotSeed, approval } = result;
  const lines: Line[] = [];
  if (contest.predictionQuestion) {
    lines.push([t("predictionQuestion"), contest.predictionQuestion]);
    lines.push([
      t("predictionActual"),
      predictionActual === null ? t("none") : formatNumber(locale, predictionActual),
    ]);
  }
  for (const { track, standing } of tracks) {
    const { people, attempts, version } = standing;
    lines.push([
      t("track", { name: track.name }),
      t("trackText", { people, attempts, version, code: track.code }),
    ]);
  }
  const inForce = decisions.filter((decision) => decision.reinstatedAt === null).length;
  lines.push([t("disqualified"), formatNumber(locale, inForce)]);
  if (lotSeed) lines.push([t("lotSeed"), lotSeed], [t("lotRule"), t("lotRuleText")]);
  if (approval) lines.push([t("digest"), approval.digest], [t("digestRule"), t("digestRuleText")]);
  return lines;
}

function aboutSheet(result: RoundResult, { now, locale }: Asked): WorkbookSheet {
  const t = words(locale);
  const { contest, round, approval } = result;
  const from = formatDateTime(round.opensAt);
  const to = formatDateTime(round.closesAt);
  return {
    name: t("sheet.about"),
    columns: [
      { header: t("item"), width: 34 },
      { header: t("value"), width: 100 },
    ],
    rows: [
      [t("contest"), contest.title],
      [t("holder"), contest.holder.name],
      [t("round"), round.name],
      [t("window"), t("windowText", { from, to })],
      [t("status"), approval ? t("official", { at: formatDateTime(approval.approvedAt) }) : t("provisional")],
      [t("made"), formatDateTime(now)],
      ...ruleLines(result, locale),
      ...resultLines(result, locale),
    ],
  };
}

/** The result of a round: one sheet for each track, one for the rules it was made by. null before there is a result. */
export async function resultsWorkbook(asked: Asked): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const { contest, round, locale } = asked;
  const result = await findRoundResult(contest, round);
  if (!result) return null;
  const sheets = result.tracks.map((one, at) => standingSheet(one, at, locale));
  const fileName = words(locale)("file", { slug: contest.slug, number: String(round.number) });
  return { fileName, bytes: await writeWorkbook([...sheets, aboutSheet(result, asked)]) };
}
