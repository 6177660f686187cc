import type { SerializeFrom } from "@remix-run/node";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useNumber } from "~/contest/outcome";
import { RoundPhasePill } from "~/contest/state-words";
import type { RoundPhase } from "~/core/time/phase";
import { formatClock, formatDate, formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { resultsMessages } from "~/i18n/standing-results";
import { roundRoom } from "~/realtime/protocol";
import { useRoom } from "~/realtime/use-room";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { LineChart } from "~/ui/charts/line-chart";
import { EmptyState } from "~/ui/empty-state";
import { Stat, StatRow } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import type { RoundLive } from "./live.queries.server";
import { OpenAttempts } from "./open-attempts";
import type { OpenAttemptsPage } from "./open-attempts.queries.server";
import { ResultsFrame, type ResultsHead } from "./results-frame";

type Live = SerializeFrom<RoundLive>;
export type LivePageProps = ResultsHead & {
  live: Live;
  open: SerializeFrom<OpenAttemptsPage>;
  phase: RoundPhase;
};

/** The curve and the tracks are read again this often; the counters come by themselves. */
const RELOAD_EVERY_MS = 30_000;

/** The newer of the counters the page came with and the last ones published. */
function useCounts(live: Live) {
  const { revalidate } = useRevalidator();
  const { message, isLive } = useRoom(roundRoom(live.roundId), "round:live", {
    isOwn: ({ roundId }) => roundId === live.roundId,
    version: live.version,
    onGap: revalidate,
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, RELOAD_EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  const counts = message && message.at >= live.at ? message : { ...live.counts, at: live.at };
  return { counts, isLive };
}

/** The organisers' day view: who is sitting, who has submitted, how it grows. */
export function LivePage({ head, round, live, open, phase }: LivePageProps) {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  const { counts, isLive } = useCounts(live);
  const lead = t("live.lead", { at: `${formatClock(counts.at)} ${formatDate(counts.at)}` });
  return (
    <ResultsFrame
      head={head}
      round={round}
      title={t("live.title")}
      lead={lead}
      actions={<RoundPhasePill phase={phase} />}
    >
      <Alert tone="info">{t("live.secret")}</Alert>
      <div className="flex flex-col gap-2">
        <StatRow>
          <Stat label={t("live.sitting")} value={number(counts.sitting)} note={t("live.attemptsUnit")} />
          <Stat label={t("live.submitted")} value={number(counts.submitted)} note={t("live.attemptsUnit")} />
          <Stat label={t("live.people")} value={number(counts.people)} note={t("live.peopleUnit")} />
        </StatRow>
        <p className="text-sm text-muted">{t(isLive ? "live.isLive" : "live.notLive")}</p>
      </div>
      <Curve live={live} counts={counts} />
      <TrackCounts tracks={live.tracks} />
      <OpenAttempts head={head} round={round} open={open} />
    </ResultsFrame>
  );
}

function Curve({ live, counts }: { live: Live; counts: { submitted: number; people: number; at: number } }) {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  if (counts.submitted === 0 || live.curve.length < 2) {
    return <EmptyState title={t("live.emptyTitle")}>{t("live.empty")}</EmptyState>;
  }
  const points = (of: "submitted" | "people") => live.curve.map((point) => ({ x: point.at, y: point[of] }));
  return (
    <Card>
      <LineChart
        title={t("live.curve")}
        description={t("live.curveAbout")}
        tableLabel={t("live.table")}
        xLabel={t("live.time")}
        formatX={formatDateTime}
        formatY={(value) => number(Math.round(value))}
        series={[
          { key: "submitted", label: t("live.submitted"), points: points("submitted"), tone: "danger" },
          { key: "people", label: t("live.people"), points: points("people"), tone: "info", dashed: true },
        ]}
      />
    </Card>
  );
}

function TrackCounts({ tracks }: { tracks: Live["tracks"] }) {
  const t = useMessages(resultsMessages);
  const number = useNumber();
  const columns: Column<Live["tracks"][number]>[] = [
    { key: "track", header: t("live.track"), rowHeader: true, cell: (row) => row.name },
    { key: "sitting", header: t("live.sitting"), numeric: true, cell: (row) => number(row.sitting) },
    { key: "submitted", header: t("live.submitted"), numeric: true, cell: (row) => number(row.submitted) },
    { key: "people", header: t("live.people"), numeric: true, cell: (row) => number(row.people) },
  ];
  return <Table caption={t("live.tracks")} columns={columns} rows={tracks} rowKey={(row) => row.name} />;
}
