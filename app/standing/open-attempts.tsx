import type { SerializeFrom } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { formatClock, formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { openAttemptsMessages } from "~/i18n/standing-open";
import { resultsMessages } from "~/i18n/standing-results";
import { Button, LinkButton } from "~/ui/button";
import { TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { type Column, Table } from "~/ui/table";
import type { OpenAttempt, OpenAttemptsPage } from "./open-attempts.queries.server";
import { type ResultsHead, roundPath, usePageLabels } from "./results-frame";

type Row = SerializeFrom<OpenAttempt>;
type OpenProps = ResultsHead & { open: SerializeFrom<OpenAttemptsPage> };

function address({ search, page }: { search: string; page: number }): string {
  const query = new URLSearchParams();
  if (search !== "") query.set("q", search);
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}

/** Who is sitting, with the way to each person's attempts. */
export function OpenAttempts(props: OpenProps) {
  const { rows, count, page, pageSize, search } = props.open;
  const t = useMessages(openAttemptsMessages);
  const columns = useColumns(props);
  const labels = usePageLabels();
  if (count === 0 && search === "" && page === 1) {
    return <Section title={t("title")}>{t("empty")}</Section>;
  }
  return (
    <Section title={t("title")}>
      <p className="text-muted">{t("lead")}</p>
      {search !== "" || count > pageSize ? <Search search={search} /> : null}
      <Table
        caption={t("caption")}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.accountId}
        empty={t("none")}
      />
      <Pagination
        page={page}
        pageCount={Math.ceil(count / pageSize)}
        href={(to) => address({ search, page: to })}
        labels={labels}
      />
    </Section>
  );
}

function Search({ search }: { search: string }) {
  const t = useMessages(resultsMessages);
  return (
    <Form role="search" preventScrollReset key={search} className="flex flex-wrap items-end gap-3">
      <TextField
        name="q"
        type="search"
        label={t("search")}
        defaultValue={search}
        autoComplete="off"
        maxLength={100}
        className="min-w-0 flex-1 basis-64"
      />
      <Button>{t("find")}</Button>
      {search === "" ? null : (
        <LinkButton to="?" variant="quiet" preventScrollReset>
          {t("clear")}
        </LinkButton>
      )}
    </Form>
  );
}

function useColumns({ head, round }: OpenProps): Column<Row>[] {
  const t = useMessages(openAttemptsMessages);
  const personPath = (row: Row) => roundPath({ head, round }, `/results/people/${row.accountId}`);
  return [
    {
      key: "name",
      header: t("name"),
      rowHeader: true,
      cell: (row) => (
        <>
          <Link to={personPath(row)}>{row.displayName}</Link>
          <span className="block font-normal text-muted md:hidden">{row.unitName}</span>
        </>
      ),
    },
    { key: "unit", header: t("unit"), hideOnPhone: true, cell: (row) => row.unitName },
    {
      key: "started",
      header: t("started"),
      numeric: true,
      hideOnPhone: true,
      cell: (row) => formatDateTime(row.startedAt),
    },
    { key: "deadline", header: t("deadline"), numeric: true, cell: (row) => formatClock(row.deadlineAt) },
  ];
}
