import { Form, Link } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { unitRosterMessages } from "~/i18n/unit-roster";
import { Button, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { CheckboxField, TextField } from "~/ui/field";
import { Pagination } from "~/ui/pagination";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { showDay } from "./day";
import type { MemberPage, MemberView } from "./roster.queries.server";

/** How the roster is being looked at; each part stands in the address. */
export type RosterView = { on: string; search: string; exemptOnly: boolean; today: string };

/** Everybody, today. */
export function isPlainView({ on, search, exemptOnly, today }: RosterView): boolean {
  return search === "" && !exemptOnly && on === today;
}

export type RosterTableProps = { unitId: string; view: RosterView; page: MemberPage };

function address({ on, search, exemptOnly, today }: RosterView, page: number): string {
  const query = new URLSearchParams();
  if (on !== today) query.set("on", on);
  if (search !== "") query.set("q", search);
  if (exemptOnly) query.set("exempt", "1");
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}

/** Labels of a pagination in the words of rosters. */
export function usePageLabels() {
  const t = useMessages(unitRosterMessages);
  return {
    navigation: t("pages.navigation"),
    previous: t("pages.previous"),
    next: t("pages.next"),
    page: (page: number) => t("pages.page", { page }),
  };
}

/** The people of a subtree on a day: filter, page, and the way to each person. */
export function RosterTable({ unitId, view, page }: RosterTableProps) {
  const t = useMessages(unitRosterMessages);
  const labels = usePageLabels();
  const columns = useColumns(unitId);
  const filtered = view.search !== "" || view.exemptOnly;
  if (page.total === 0 && isPlainView(view)) return <EmptyRoster unitId={unitId} />;
  return (
    <div className="flex flex-col gap-4">
      <Filter view={view} />
      {filtered ? <p role="status">{t("roster.found", { count: page.total })}</p> : null}
      <Table
        caption={t("roster.caption", { day: showDay(view.on) })}
        captionHidden
        stacks
        columns={columns}
        rows={page.members}
        rowKey={(member) => member.memberId}
        empty={t(filtered ? "roster.found" : "roster.emptyTitle", { count: 0 })}
      />
      <Pagination
        page={page.page}
        pageCount={Math.ceil(page.total / page.pageSize)}
        href={(number) => address(view, number)}
        labels={labels}
      />
    </div>
  );
}

function EmptyRoster({ unitId }: { unitId: string }) {
  const t = useMessages(unitRosterMessages);
  const base = `/organise/units/${unitId}`;
  return (
    <EmptyState
      title={t("roster.emptyTitle")}
      actions={
        <>
          <LinkButton to={`${base}/roster-template.xlsx`} reloadDocument>
            {t("roster.template")}
          </LinkButton>
          <LinkButton to={`${base}/import`} variant="primary">
            {t("roster.import")}
          </LinkButton>
        </>
      }
    >
      {t("roster.empty")}
    </EmptyState>
  );
}

function useColumns(unitId: string): Column<MemberView>[] {
  const t = useMessages(unitRosterMessages);
  return [
    {
      key: "name",
      header: t("roster.name"),
      rowHeader: true,
      cell: (member) => (
        <>
          <Link to={`/organise/units/${unitId}/members/${member.memberId}`}>{member.fullName}</Link>
          {member.exemption ? (
            <span className="mt-1 block font-normal">
              <StatusPill tone="info">{t(`exemptKind.${member.exemption.kind}`)}</StatusPill>
            </span>
          ) : null}
        </>
      ),
    },
    { key: "code", header: t("roster.code"), cell: (member) => member.code },
    { key: "jobTitle", header: t("roster.jobTitle"), cell: (member) => member.jobTitle },
    { key: "unit", header: t("roster.unit"), cell: (member) => member.unitName },
    {
      key: "since",
      header: t("roster.since"),
      hideOnPhone: true,
      numeric: true,
      cell: (member) => showDay(member.since),
    },
  ];
}

function Filter({ view }: { view: RosterView }) {
  const t = useMessages(unitRosterMessages);
  return (
    <Form
      role="search"
      preventScrollReset
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
      key={address(view, 1)}
    >
      <TextField
        name="q"
        type="search"
        label={t("roster.search")}
        defaultValue={view.search}
        autoComplete="off"
        maxLength={100}
        className="min-w-0 flex-1 basis-64"
      />
      <TextField name="on" type="date" label={t("roster.on")} defaultValue={view.on} />
      <CheckboxField
        name="exempt"
        value="1"
        label={t("roster.exemptOnly")}
        defaultChecked={view.exemptOnly}
      />
      <Button>{t("roster.filter")}</Button>
      {isPlainView(view) ? null : (
        <LinkButton variant="quiet" to="?" preventScrollReset>
          {t("roster.reset")}
        </LinkButton>
      )}
    </Form>
  );
}
