import { Link } from "@remix-run/react";
import { accountDeskMessages } from "~/i18n/account-desk";
import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { type Column, Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import {
  type AccountLine,
  type AccountListFilter,
  accountListHref,
  LIST_KINDS,
  PAGE_SIZE,
  type StateCounts,
} from "./account-list";
import { AccountListFilterForm } from "./account-list-filter";
import { AccountStatePill } from "./account-state-pill";
import { MAX_PRINTED_SLIPS, MAX_SLIPS, type SlipRefusal } from "./slip";
import { SlipBar } from "./slip-bar";

export type AccountListPageProps = {
  filter: AccountListFilter;
  unit: { id: string; name: string } | null;
  lines: AccountLine[];
  total: number;
  counts: StateCounts;
  refused: SlipRefusal | null;
  /** May make accounts beside the rosters. */
  mayCreate: boolean;
};

/** Everybody within reach, with or without an account, and the slips for them. */
export function AccountListPage(props: AccountListPageProps) {
  const { filter, unit, counts, refused, total } = props;
  const t = useMessages(accountDeskMessages);
  const locale = useLocale();
  const number = (value: number) => formatNumber(locale, value);
  const all = counts.none + counts.waiting + counts.active + counts.disabled;
  const isStaff = filter.kind === "staff";
  const lead = t("list.lead", {
    with: number(all - counts.none),
    all: number(all),
    waiting: number(counts.waiting),
  });
  return (
    <Page width="wide">
      <PageHeader
        title={t("list.title")}
        lead={isStaff ? lead : undefined}
        actions={
          props.mayCreate ? (
            <LinkButton to="/organise/accounts/new">{t("list.newOfficial")}</LinkButton>
          ) : undefined
        }
      />
      {refused ? <SlipRefused reason={refused} /> : null}
      <Tabs
        label={t("list.kindsLabel")}
        tabs={LIST_KINDS.map((kind) => ({
          to: accountListHref({ kind }),
          label: t(`list.kinds.${kind}`),
          current: kind === filter.kind,
        }))}
      />
      <AccountListFilterForm filter={filter} unit={unit} counts={counts} />
      {isStaff ? <SlipBar unitId={unit?.id} withoutAccount={counts.none} /> : null}
      <Lines {...props} />
      <Pagination
        page={filter.page}
        pageCount={Math.ceil(total / PAGE_SIZE)}
        href={(page) => accountListHref({ ...filter, page })}
        labels={{
          navigation: t("list.pages.navigation"),
          previous: t("list.pages.previous"),
          next: t("list.pages.next"),
          page: (page) => t("list.pages.page", { page }),
        }}
      />
    </Page>
  );
}

function SlipRefused({ reason }: { reason: SlipRefusal }) {
  const t = useMessages(accountDeskMessages);
  const locale = useLocale();
  return (
    <Alert tone="warning" role="alert">
      {t(`slips.refused.${reason}`, {
        printed: formatNumber(locale, MAX_PRINTED_SLIPS),
        written: formatNumber(locale, MAX_SLIPS),
      })}
    </Alert>
  );
}

function Lines({ filter, lines, unit }: AccountListPageProps) {
  const t = useMessages(accountDeskMessages);
  const isStaff = filter.kind === "staff";
  const isFiltered = filter.search !== "" || unit !== null || filter.state !== undefined;
  const columns: Column<AccountLine>[] = [
    {
      key: "name",
      header: t("list.name"),
      rowHeader: true,
      cell: (line) => <Name line={line} isStaff={isStaff} />,
    },
    { key: "code", header: t("list.signInName"), cell: (line) => line.signInName },
    { key: "unit", header: t("list.unitName"), cell: (line) => line.unitName },
    { key: "state", header: t("list.state"), cell: (line) => <AccountStatePill state={line.state} /> },
    {
      key: "roles",
      header: t("list.roles"),
      hideOnPhone: true,
      cell: (line) => t("list.roleCount", { count: line.roles }),
    },
  ];
  return (
    <Table
      caption={t(`list.kinds.${filter.kind}`)}
      captionHidden
      stacks
      columns={columns}
      rows={lines}
      rowKey={(line) => line.key}
      empty={t(isStaff && !isFiltered ? "list.emptyStaff" : "list.empty")}
    />
  );
}

/** The check box belongs to the form of the slips, wherever that stands. */
function Name({ line, isStaff }: { line: AccountLine; isStaff: boolean }) {
  const t = useMessages(accountDeskMessages);
  return (
    <span className="flex items-start gap-3">
      {isStaff ? (
        <input
          type="checkbox"
          name="members"
          value={line.key}
          form="slips"
          aria-label={t("list.choose", { name: line.name })}
          className="mt-[0.1em] size-6 shrink-0 accent-action"
        />
      ) : null}
      {line.accountId ? (
        <Link to={`/organise/accounts/${line.accountId}`} aria-label={t("list.open", { name: line.name })}>
          {line.name}
        </Link>
      ) : (
        line.name
      )}
    </span>
  );
}
