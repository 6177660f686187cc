import type { Band } from "~/core/participation/bands";
import { BANDS } from "~/core/participation/bands";
import type { ParticipationCounts } from "~/core/participation/roll-up";
import { formatPercent } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { Card } from "~/ui/card";
import { BandStack } from "~/ui/charts/band-stack";
import { LineChart } from "~/ui/charts/line-chart";
import type { Tone } from "~/ui/tone";
import { addDays, type Day, dateOfDay, dayOfDate, showDay } from "~/unit/day";
import type { ParticipationPoint } from "./participation.queries.server";

const BAND_TONE: Record<Band, Tone> = {
  all: "success",
  most: "info",
  some: "warning",
  few: "danger",
  none: "neutral",
  unknown: "neutral",
};

/** How many units took part how far. */
export function BandPicture({ bands }: { bands: Record<Band, number> }) {
  const t = useMessages(participationMessages);
  const of = BANDS.reduce((sum, band) => sum + bands[band], 0);
  if (of === 0) return null;
  const shown = BANDS.filter((band) => band !== "unknown" || bands.unknown > 0);
  return (
    <Card>
      <BandStack
        title={t("bands.title")}
        description={t("bands.description", { count: of })}
        tableLabel={t("table")}
        columns={[t("bands.name"), t("bands.count")]}
        bands={shown.map((band) => ({
          key: band,
          label: t(`bands.band.${band}`),
          value: bands[band],
          text: t("bands.units", { count: bands[band], of }),
          tone: BAND_TONE[band],
        }))}
      />
    </Card>
  );
}

const xOf = (day: Day) => dateOfDay(day).getTime();

/** Points of the line: nothing on the day before the first, and the last figure up to the day looked at. */
function linePoints(curve: readonly ParticipationPoint[], roster: number, day: Day) {
  const points = curve.map((point) => ({ x: xOf(point.day), y: point.people / roster }));
  const first = curve[0];
  const last = points.at(-1);
  if (first) points.unshift({ x: xOf(addDays(first.day, -1)), y: 0 });
  if (last && last.x < xOf(day)) points.push({ x: xOf(day), y: last.y });
  return points;
}

/** The way to 100%, day by day. */
export function CurvePicture(props: { curve: ParticipationPoint[]; total: ParticipationCounts; day: Day }) {
  const { curve, total, day } = props;
  const t = useMessages(participationMessages);
  const locale = useLocale();
  if (total.roster === 0) return null;
  if (curve.length === 0) {
    return (
      <Card>
        <p className="font-semibold">{t("curve.title")}</p>
        <p className="text-muted">{t("curve.empty")}</p>
      </Card>
    );
  }
  const percent = (share: number) => formatPercent(locale, share, 1);
  return (
    <Card>
      <LineChart
        title={t("curve.title")}
        description={t("curve.description")}
        tableLabel={t("table")}
        xLabel={t("curve.day")}
        maxY={1}
        target={{ value: 1, label: t("curve.target") }}
        formatX={(x) => showDay(dayOfDate(new Date(x)))}
        formatY={percent}
        series={[
          {
            key: "people",
            label: `${percent(linePoints(curve, total.roster, day).at(-1)?.y ?? 0)}`,
            points: linePoints(curve, total.roster, day),
          },
        ]}
      />
    </Card>
  );
}
