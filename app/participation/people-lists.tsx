import { Form } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { unitRosterMessages } from "~/i18n/unit-roster";
import { Button, LinkButton } from "~/ui/button";
import { TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import { showDay } from "~/unit/day";
import type { ExemptMember, MissingMember } from "./missing.queries.server";
import type { PeopleShown } from "./participation-page.queries.server";
import type { ParticipationView } from "./participation-view";

export type PeopleListsProps = {
  people: PeopleShown;
  view: ParticipationView;
  /** Nobody is on the roster. */
  isEmpty: boolean;
  /** Address of the same page with some parts of the view changed. */
  href: (change: Partial<ParticipationView>) => string;
  /** Parts of the address that the search form must keep. */
  keep: [string, string][];
};

/** Who is missing, and who is exempt with the reason: two lists with a search. */
export function PeopleLists({ people, view, isEmpty, href, keep }: PeopleListsProps) {
  const t = useMessages(participationMessages);
  const labels = {
    navigation: t("pages.navigation"),
    previous: t("pages.previous"),
    next: t("pages.next"),
    page: (page: number) => t("pages.page", { page }),
  };
  const searched = view.search !== "";
  const empty = searched
    ? t("people.found", { count: 0 })
    : people.list === "exempt"
      ? t("people.noneExempt")
      : t(isEmpty ? "people.noRoster" : "people.allDone");
  return (
    <Section id="people" title={t("people.title")} description={t("people.privacy")}>
      <Tabs
        label={t("people.tabs")}
        tabs={[
          {
            to: href({ list: "missing", page: 1 }),
            label: t("people.missingTab"),
            current: people.list === "missing",
          },
          {
            to: href({ list: "exempt", page: 1 }),
            label: t("people.exemptTab"),
            current: people.list === "exempt",
          },
        ]}
      />
      <SearchForm view={view} clearHref={href({ search: "", page: 1 })} keep={keep} />
      {searched ? <p role="status">{t("people.found", { count: people.total })}</p> : null}
      {people.list === "missing" ? (
        <MissingTable rows={people.rows} empty={empty} />
      ) : (
        <ExemptTable rows={people.rows} empty={empty} day={view.day} />
      )}
      <Pagination
        page={people.page}
        pageCount={Math.ceil(people.total / people.pageSize)}
        href={(page) => href({ page })}
        labels={labels}
      />
    </Section>
  );
}

function SearchForm(props: { view: ParticipationView; clearHref: string; keep: [string, string][] }) {
  const { view, clearHref, keep } = props;
  const t = useMessages(participationMessages);
  return (
    <Form role="search" preventScrollReset className="flex flex-wrap items-end gap-3" key={view.search}>
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="q"
        type="search"
        label={t("people.search")}
        defaultValue={view.search}
        autoComplete="off"
        maxLength={100}
        className="min-w-0 flex-1 basis-64 max-w-text"
      />
      <Button>{t("people.find")}</Button>
      {view.search === "" ? null : (
        <LinkButton variant="quiet" to={clearHref} preventScrollReset>
          {t("people.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

function usePersonColumns<Row extends Omit<MissingMember, "hasAccount">>(): Column<Row>[] {
  const t = useMessages(participationMessages);
  return [
    { key: "unit", header: t("people.unit"), cell: (row) => row.unitName },
    { key: "jobTitle", header: t("people.jobTitle"), hideOnPhone: true, cell: (row) => row.jobTitle },
    { key: "code", header: t("people.code"), hideOnPhone: true, cell: (row) => row.code },
  ];
}

function MissingTable({ rows, empty }: { rows: MissingMember[]; empty: string }) {
  const t = useMessages(participationMessages);
  const name: Column<MissingMember> = {
    key: "name",
    header: t("people.name"),
    rowHeader: true,
    cell: (row) => (
      <>
        {row.fullName}
        {row.hasAccount ? null : (
          <span className="mt-1 block font-normal">
            <StatusPill tone="warning">{t("people.noAccount")}</StatusPill>
          </span>
        )}
      </>
    ),
  };
  return (
    <Table
      caption={t("people.missingCaption")}
      captionHidden
      columns={[name, ...usePersonColumns<MissingMember>()]}
      rows={rows}
      rowKey={(row) => row.memberId}
      empty={empty}
    />
  );
}

function ExemptTable({ rows, empty, day }: { rows: ExemptMember[]; empty: string; day: string }) {
  const t = useMessages(participationMessages);
  const kinds = useMessages(unitRosterMessages);
  const columns: Column<ExemptMember>[] = [
    { key: "name", header: t("people.name"), rowHeader: true, cell: (row) => row.fullName },
    {
      key: "reason",
      header: t("people.reason"),
      cell: (row) => (
        <>
          {kinds(`exemptKind.${row.kind}`)}
          <span className="block text-muted">{row.reason}</span>
        </>
      ),
    },
    ...usePersonColumns<ExemptMember>(),
  ];
  return (
    <Table
      caption={t("people.exemptCaption", { day: showDay(day) })}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.memberId}
      empty={empty}
    />
  );
}
