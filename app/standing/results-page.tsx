import type { SerializeFrom } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { DoneNotice } from "~/contest/outcome";
import { RoundPhasePill } from "~/contest/state-words";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { settlingReasons } from "~/i18n/standing-reasons";
import { resultsMessages } from "~/i18n/standing-results";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Section } from "~/ui/page";
import { RankingTable } from "./ranking-table";
import { ResultsFrame, type ResultsHead, roundPath, TrackTabs, UnsettledNotice } from "./results-frame";
import type { RankingPage, TrackResult } from "./results-page.queries.server";
import { ScoreHistogram } from "./score-histogram";
import { isApprovalRefusal, type Unsettled } from "./settling";
import { type SettlingProps, SettlingSteps } from "./settling-steps";

export type ResultsPageProps = SettlingProps &
  ResultsHead & {
    result: SerializeFrom<TrackResult>;
    ranking: SerializeFrom<RankingPage> | null;
    refused?: Unsettled;
  };

function useLead({ round, settling }: ResultsPageProps): string {
  const t = useMessages(settlingMessages);
  switch (round.phase) {
    case "draft":
    case "scheduled":
    case "running":
      return t("lead.early");
    case "closed":
    case "locked":
      return t(`lead.${round.phase}`);
    case "provisional":
      return t("lead.provisional", { version: settling.computed?.version ?? 1 });
    case "official":
      return t("lead.official", {
        at: settling.approval ? formatDateTime(settling.approval.approvedAt) : "",
      });
  }
}

/** The result of a round on the desk: the steps of settling it, then the ranking of each track. */
export function ResultsPage(props: ResultsPageProps) {
  const { head, round, result, ranking, refused } = props;
  const t = useMessages(settlingMessages);
  const words = useMessages(resultsMessages);
  const done = {
    lock: t("lock.done"),
    compute: t("compute.done"),
    release: t("release.done"),
    approve: t("approve.done"),
    decide: t("decide.done"),
  };
  return (
    <ResultsFrame
      head={head}
      round={round}
      title={t("title")}
      lead={useLead(props)}
      actions={props.settling.computed ? <Documents head={head} round={round} /> : null}
    >
      <DoneNotice words={done} />
      <ApprovalRefusal />
      <UnsettledNotice refused={refused} />
      <Card>
        <CardHeader title={t("steps")} actions={<RoundPhasePill phase={round.phase} />} />
        <SettlingSteps {...props} />
      </Card>
      <Section title={words("ranking")}>
        <TrackTabs label={words("tracks")} tracks={result.tracks} current={result.track.code} />
        {ranking && result.standing ? (
          <>
            <p>
              {words("rankingLead", {
                track: result.track.name,
                people: result.standing.people,
                attempts: result.standing.attempts,
              })}
            </p>
            <ScoreHistogram bins={ranking.bins} trackName={result.track.name} />
            <RankingTable head={head} round={round} ranking={ranking} track={result.track} />
          </>
        ) : (
          <EmptyState title={words("emptyTitle")}>{words("empty")}</EmptyState>
        )}
      </Section>
    </ResultsFrame>
  );
}

/** What a computed result can be taken away as. */
function Documents(place: ResultsHead) {
  const t = useMessages(settlingMessages);
  return (
    <>
      <LinkButton to={roundPath(place, "/minutes.docx")} reloadDocument>
        {t("documents.minutes")}
      </LinkButton>
      <LinkButton to={roundPath(place, "/results.xlsx")} reloadDocument>
        {t("documents.workbook")}
      </LinkButton>
    </>
  );
}

/** The approval has a door of its own, which sends its refusal back in the address. */
function ApprovalRefusal() {
  const t = useMessages(settlingReasons);
  const [search] = useSearchParams();
  const reason = search.get("refused");
  if (!isApprovalRefusal(reason)) return null;
  return <Alert tone="danger" role="alert" title={t(`reason.${reason}`)} />;
}
