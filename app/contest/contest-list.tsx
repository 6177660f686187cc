import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestDeskMessages } from "~/i18n/contest-desk";
import { useMessages } from "~/i18n/messages";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { Table } from "~/ui/table";
import type { ContestCard } from "./contest-card";
import { deskPath } from "./desk-frame";
import { ContestStatePill } from "./state-words";

type Card = SerializeFrom<ContestCard>;

/** The contests somebody looks after, with their state. */
export function ContestList({
  cards,
  nowMs,
  mayCreate,
}: {
  cards: Card[];
  nowMs: number;
  mayCreate: boolean;
}) {
  const t = useMessages(contestDeskMessages);
  const shared = useMessages(contestMessages);
  const running = cards.filter((card) => card.state.kind === "running").length;
  const create = mayCreate ? (
    <LinkButton to="/organise/contests/new" variant="primary">
      {t("list.create")}
    </LinkButton>
  ) : null;
  if (cards.length === 0) {
    return (
      <Page width="wide">
        <PageHeader title={t("list.title")} />
        <EmptyState title={t("list.emptyTitle")} actions={create}>
          {t("list.empty")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page width="wide">
      <PageHeader title={shared("contests")} lead={t("list.lead", { running })} actions={create} />
      <Table
        caption={t("list.caption")}
        stacks
        rows={cards}
        rowKey={(card) => card.slug}
        columns={[
          {
            key: "name",
            header: t("list.name"),
            rowHeader: true,
            cell: (card) => <Link to={deskPath(card.slug)}>{card.title}</Link>,
          },
          { key: "holder", header: t("list.holder"), cell: (card) => card.holderName },
          {
            key: "state",
            header: t("list.state"),
            cell: (card) => (
              <span className="inline-flex flex-wrap gap-2">
                <ContestStatePill state={card.state} nowMs={nowMs} />
                {card.published ? null : <StatusPill tone="warning">{t("list.hidden")}</StatusPill>}
              </span>
            ),
          },
          { key: "rounds", header: t("list.rounds"), numeric: true, cell: (card) => card.roundCount },
        ]}
      />
    </Page>
  );
}
