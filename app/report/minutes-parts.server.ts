import { BANDS } from "~/core/participation/bands";
import { formatDuration } from "~/core/time/zone";
import { formatDateTime, formatNumber, formatShare } from "~/i18n/format";
import { translator } from "~/i18n/messages";
import { reportMinutesMessages } from "~/i18n/report-minutes";
import type { DecisionView } from "~/integrity/decisions.queries.server";
import { missingOf } from "~/participation/participation";
import type { StandingRowView } from "~/standing/standing.queries.server";
import { showDay } from "~/unit/day";
import { type Block, listedRows, type OptionalColumn, tableBlock } from "./minutes";
import type { MinutesSource } from "./minutes-source.queries.server";
import type { TrackResult } from "./round-result.queries.server";

const t = translator(reportMinutesMessages, "vi");
const count = (value: number) => formatNumber("vi", value);

function rateItems({ participation }: MinutesSource): Block[] {
  const { total, citizens, scope } = participation;
  const day = showDay(scope.day);
  const counts = {
    share: formatShare("vi", total.people, total.roster),
    attempts: count(total.attempts),
    missing: count(missingOf(total)),
  };
  const items = [
    total.roster > 0 ? t("participation.rate", { day, ...counts }) : t("participation.noRate", { day }),
    t("participation.exempt", { exempt: count(total.exempt) }),
  ];
  if (citizens.people > 0) {
    const { people, attempts } = citizens;
    items.push(t("participation.citizens", { people: count(people), attempts: count(attempts) }));
  }
  return items.map((text) => ({ kind: "item", text }));
}

/** People and attempts apart, each rate with its numerator and denominator. */
export function participationBlocks(source: MinutesSource): Block[] {
  const { tracks, bands, decisions, attemptCount } = source;
  const disqualified = new Set(decisions.filter((one) => !one.reinstatedAt).map((one) => one.attemptId)).size;
  const of = BANDS.reduce((sum, band) => sum + bands[band], 0);
  const shown = BANDS.filter((band) => band !== "unknown" || bands.unknown > 0);
  const blocks: Block[] = [
    { kind: "heading", text: t("participation.title") },
    {
      kind: "item",
      text: t("participation.attempts", { attempts: count(attemptCount), disqualified }),
    },
    ...rateItems(source),
    tableBlock<TrackResult>(
      t("participation.byTrack"),
      [
        { header: t("participation.track"), width: 56, align: "left", cell: ({ track }) => track.name },
        {
          header: t("participation.people"),
          width: 22,
          align: "right",
          cell: ({ standing }) => count(standing.people),
        },
        {
          header: t("participation.valid"),
          width: 22,
          align: "right",
          cell: ({ standing }) => count(standing.attempts),
        },
      ],
      tracks,
    ),
  ];
  if (of === 0) return blocks;
  const unitsIn = (band: (typeof BANDS)[number]) =>
    t("participation.unitsValue", { count: count(bands[band]), of: count(of) });
  return [
    ...blocks,
    tableBlock(
      t("participation.bands"),
      [
        {
          header: t("participation.band"),
          width: 70,
          align: "left",
          cell: (band) => t(`participation.bandName.${band}`),
        },
        { header: t("participation.units"), width: 30, align: "right", cell: unitsIn },
      ],
      shown,
    ),
  ];
}

function standingColumns(hasPrediction: boolean, hasPrizes: boolean): OptionalColumn<StandingRowView>[] {
  const predicted = ({ prediction, predictionError }: StandingRowView) =>
    prediction === null
      ? "–"
      : `${count(prediction)} (${predictionError === null ? "–" : count(predictionError)})`;
  return [
    { header: t("result.rank"), width: 10, align: "center", cell: (row) => count(row.rank) },
    { header: t("result.name"), width: 21, align: "left", cell: (row) => row.displayName },
    { header: t("result.unit"), width: 24, align: "left", cell: (row) => row.unitName },
    {
      header: t("result.points"),
      width: 12,
      align: "center",
      cell: (row) => `${count(row.points)}/${count(row.maxPoints)}`,
    },
    {
      header: t("result.duration"),
      width: 10,
      align: "center",
      cell: (row) => formatDuration(row.durationMs),
    },
    {
      header: t("result.prediction"),
      width: 13,
      align: "center",
      cell: predicted,
      isShown: hasPrediction,
    },
    {
      header: t("result.prize"),
      width: 17,
      align: "left",
      cell: (row) => row.prizeName ?? "",
      isShown: hasPrizes,
    },
  ];
}

/** The prediction's actual number and who won what. */
export function resultBlocks({ contest, tracks, predictionActual }: MinutesSource): Block[] {
  const blocks: Block[] = [{ kind: "heading", text: t("result.title") }];
  if (contest.predictionQuestion && predictionActual !== null) {
    blocks.push({ kind: "item", text: t("result.question", { question: contest.predictionQuestion }) });
    blocks.push({ kind: "item", text: t("result.actual", { actual: count(predictionActual) }) });
  }
  for (const { track, rows } of tracks) {
    const listed = listedRows(rows);
    const hasPrizes = listed.some((row) => row.prizeName !== null);
    if (listed.length === 0) {
      blocks.push({ kind: "item", text: t("result.nobody", { track: track.name }) });
      continue;
    }
    const title = t(hasPrizes ? "result.listPrized" : "result.listFirst", { track: track.name });
    blocks.push(tableBlock(title, standingColumns(contest.predictionMetric !== null, hasPrizes), listed));
  }
  return [...blocks, { kind: "paragraph", text: t("result.full") }];
}

function decisionText({ reason, reinstatedAt, reinstateReason }: DecisionView): string {
  const lines = [t("decisions.disqualified", { reason })];
  if (reinstatedAt) {
    const at = formatDateTime(reinstatedAt);
    lines.push(t("decisions.reinstated", { at, reason: reinstateReason ?? "" }));
  }
  return lines.join("\n");
}

type Judged = { displayName: string; attemptNumber: number; at: Date; text: string };

/** What was decided on attempts, numbered: whose, which one, what and when. */
function attemptTable(title: string, lines: readonly Judged[]): Block {
  const numbered = lines.map((line, index) => ({ ...line, order: index + 1 }));
  return tableBlock<(typeof numbered)[number]>(
    title,
    [
      { header: t("decisions.order"), width: 8, align: "center", cell: (row) => count(row.order) },
      { header: t("decisions.person"), width: 24, align: "left", cell: (row) => row.displayName },
      { header: t("decisions.attempt"), width: 8, align: "center", cell: (row) => count(row.attemptNumber) },
      { header: t("decisions.decision"), width: 42, align: "left", cell: (row) => row.text },
      { header: t("decisions.at"), width: 18, align: "center", cell: (row) => formatDateTime(row.at) },
    ],
    numbered,
  );
}

/** Which attempts were disqualified or reinstated, with reasons. */
export function decisionBlocks({ decisions }: MinutesSource): Block[] {
  const heading: Block = { kind: "heading", text: t("decisions.title") };
  if (decisions.length === 0) return [heading, { kind: "paragraph", text: t("decisions.none") }];
  const lines = decisions.map((one) => ({ ...one, at: one.decidedAt, text: decisionText(one) }));
  return [heading, attemptTable(t("decisions.list"), lines)];
}

/** Which attempts were granted more time, with reasons; nothing when none was. */
export function extraTimeBlocks({ extraTimes }: MinutesSource): Block[] {
  if (extraTimes.length === 0) return [];
  const lines = extraTimes.map((one) => {
    const text = t("decisions.extraTime", { minutes: one.extraMs / 60_000, reason: one.reason });
    return { ...one, at: one.grantedAt, text };
  });
  return [attemptTable(t("decisions.extraTimes"), lines)];
}
