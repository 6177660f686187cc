import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { DoneNotice } from "~/contest/outcome";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { resultsMessages } from "~/i18n/standing-results";
import type { DecisionView } from "~/integrity/decisions.queries.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { ResultsFrame, type ResultsHead, roundPath } from "./results-frame";

type Decision = SerializeFrom<DecisionView>;
export type DecisionsPageProps = ResultsHead & { decisions: Decision[] };

/** Every decision taken in the round, lifted ones too. */
export function DecisionsPage({ head, round, decisions }: DecisionsPageProps) {
  const t = useMessages(resultsMessages);
  const words = useMessages(settlingMessages);
  const columns = useColumns({ head, round });
  const inForce = decisions.filter((decision) => decision.reinstatedAt === null).length;
  const lead = decisions.length > 0 ? t("decisions.lead", { inForce, total: decisions.length }) : undefined;
  return (
    <ResultsFrame head={head} round={round} title={t("decisions.title")} lead={lead}>
      <DoneNotice words={{ decide: words("decide.done") }} />
      {decisions.length > 0 ? (
        <Table
          caption={t("decisions.caption")}
          captionHidden
          columns={columns}
          rows={decisions}
          rowKey={(decision) => decision.id}
        />
      ) : (
        <EmptyState
          title={t("decisions.emptyTitle")}
          actions={
            <LinkButton to={roundPath({ head, round }, "/results")}>{t("decisions.toResults")}</LinkButton>
          }
        >
          {t("decisions.empty")}
        </EmptyState>
      )}
    </ResultsFrame>
  );
}

function useColumns(place: ResultsHead): Column<Decision>[] {
  const t = useMessages(resultsMessages);
  return [
    {
      key: "person",
      header: t("decisions.person"),
      rowHeader: true,
      cell: (decision) => (
        <>
          <Link to={roundPath(place, `/results/people/${decision.accountId}`)}>{decision.displayName}</Link>
          <span className="block font-normal text-muted">
            {t("person.attempt", { number: decision.attemptNumber })}
          </span>
        </>
      ),
    },
    { key: "reason", header: t("decisions.reason"), cell: (decision) => decision.reason },
    {
      key: "decided",
      header: t("decisions.decided"),
      cell: (decision) => `${formatDateTime(decision.decidedAt)}, ${decision.decidedBy}`,
    },
    {
      key: "state",
      header: t("decisions.state"),
      cell: (decision) =>
        decision.reinstatedAt ? (
          <>
            <StatusPill tone="success">{t("decisions.lifted")}</StatusPill>
            <span className="mt-1 block text-muted">
              {formatDateTime(decision.reinstatedAt)}. {decision.reinstateReason}
            </span>
          </>
        ) : (
          <StatusPill tone="danger">{t("decisions.inForce")}</StatusPill>
        ),
    },
  ];
}
