import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { resultsMessages } from "~/i18n/standing-results";
import { Card } from "~/ui/card";
import { Histogram } from "~/ui/charts/histogram";

type Bin = { from: number; to: number; count: number };

/** How many people have how many points. */
export function ScoreHistogram({ bins, trackName }: { bins: Bin[]; trackName: string }) {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  if (bins.length === 0) return null;
  const edge = (value: number) => number(Math.round(value));
  return (
    <Card>
      <Histogram
        title={t("histogram.title")}
        description={t("histogram.description", { track: trackName })}
        tableLabel={t("histogram.table")}
        axisLabel={t("histogram.axis")}
        columns={[t("histogram.axis"), t("histogram.people")]}
        formatValue={number}
        bins={bins.map((bin) => ({ label: `${edge(bin.from)}–${edge(bin.to)}`, value: bin.count }))}
      />
    </Card>
  );
}
