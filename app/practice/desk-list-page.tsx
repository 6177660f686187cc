import { Link } from "@remix-run/react";
import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { Table } from "~/ui/table";
import type { SetLine } from "./desk.queries.server";
import { SetStatePill } from "./set-state-pill";

/** The practice sets on the desk, with what each shows now. */
export function DeskListPage({ sets }: { sets: SetLine[] }) {
  const t = useMessages(practiceDeskMessages);
  const number = useNumber();
  const create = (
    <LinkButton to="/organise/practice/new" variant="primary">
      {t("create")}
    </LinkButton>
  );
  if (sets.length === 0) {
    return (
      <Page width="wide">
        <PageHeader title={t("title")} />
        <EmptyState title={t("emptyTitle")} actions={create}>
          {t("empty")}
        </EmptyState>
      </Page>
    );
  }
  const shown = sets.reduce((sum, set) => sum + (set.state === "published" ? set.shown : 0), 0);
  return (
    <Page width="wide">
      <PageHeader title={t("title")} lead={t("lead", { shown: number(shown) })} actions={create} />
      <Table
        caption={t("list.caption")}
        stacks
        rows={sets}
        rowKey={(set) => set.slug}
        columns={[
          {
            key: "name",
            header: t("list.name"),
            rowHeader: true,
            cell: (set) => <Link to={`/organise/practice/${set.slug}`}>{set.title}</Link>,
          },
          { key: "bank", header: t("list.bank"), cell: (set) => set.bankName },
          { key: "state", header: t("list.state"), cell: (set) => <SetStatePill state={set.state} /> },
          { key: "shown", header: t("list.shown"), numeric: true, cell: (set) => number(set.shown) },
          { key: "heldBack", header: t("list.heldBack"), numeric: true, cell: (set) => number(set.heldBack) },
        ]}
      />
    </Page>
  );
}
