import { Form, Link } from "@remix-run/react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { useMessages } from "~/i18n/messages";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { SelectField, TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import type { BankOverview } from "./bank.queries.server";
import { bankPath } from "./bank-list";
import { AUDIENCES, QUESTION_TYPES } from "./question";
import { isFiltered, QUESTION_STATES, type QuestionFilter, questionFilterQuery } from "./question-filter";
import type { QuestionLine, QuestionPage } from "./question-list.queries.server";

type Props = { bank: BankOverview; filter: QuestionFilter; found: QuestionPage };

/** The questions of one bank: filter, table, pages. */
export function BankQuestions({ bank, filter, found }: Props) {
  const t = useMessages(bankMessages);
  const add = (
    <LinkButton to={bankPath(bank.slug, "new")} variant="primary">
      {t("bank.add")}
    </LinkButton>
  );
  const isEmpty = bank.inUse + bank.retired === 0;
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: "/organise/banks", label: t("banks") }}
        title={bank.name}
        lead={t("list.counts", { inUse: bank.inUse, retired: bank.retired })}
        actions={isEmpty ? null : add}
      />
      {isEmpty ? (
        <EmptyState title={t("bank.emptyTitle")} actions={add}>
          {t("bank.empty")}
        </EmptyState>
      ) : (
        <>
          <FilterForm key={questionFilterQuery(filter)} bank={bank} filter={filter} />
          <QuestionTable slug={bank.slug} found={found} filtered={isFiltered(filter)} />
          <Pagination
            page={found.page}
            pageCount={found.pageCount}
            href={(page) => `${bankPath(bank.slug)}${questionFilterQuery({ ...filter, page })}`}
            labels={{
              navigation: t("bank.pages"),
              previous: t("bank.previous"),
              next: t("bank.next"),
              page: (page) => t("bank.page", { page }),
            }}
          />
        </>
      )}
    </Page>
  );
}

function FilterForm({ bank, filter }: { bank: BankOverview; filter: QuestionFilter }) {
  const t = useMessages(bankMessages);
  const any = t("bank.any");
  const topics = bank.topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }));
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <Card as="section">
      <Form method="get" aria-label={t("bank.filter")} className="flex flex-col gap-4">
        <TextField
          type="search"
          name="search"
          label={t("bank.search")}
          hint={t("bank.searchHint")}
          defaultValue={filter.search}
          maxLength={200}
        />
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-5">
          <SelectField
            name="topic"
            label={t("bank.topic")}
            placeholder={any}
            options={topics}
            defaultValue={filter.topic ?? ""}
          />
          <SelectField
            name="difficulty"
            label={t("bank.difficulty")}
            placeholder={any}
            options={options(DIFFICULTIES, (one) => t(`difficulty.${one}`))}
            defaultValue={filter.difficulty ?? ""}
          />
          <SelectField
            name="audience"
            label={t("bank.audience")}
            placeholder={any}
            options={options(AUDIENCES, (one) => t(`audience.${one}`))}
            defaultValue={filter.audience ?? ""}
          />
          <SelectField
            name="type"
            label={t("bank.type")}
            placeholder={any}
            options={options(QUESTION_TYPES, (one) => t(`type.${one}`))}
            defaultValue={filter.type ?? ""}
          />
          <SelectField
            name="state"
            label={t("bank.state")}
            options={options(QUESTION_STATES, (one) => t(`state.${one}`))}
            defaultValue={filter.state}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button>{t("bank.apply")}</Button>
          {isFiltered(filter) ? (
            <LinkButton variant="quiet" to={bankPath(bank.slug)}>
              {t("bank.clear")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}

type TableProps = { slug: string; found: QuestionPage; filtered: boolean };

function QuestionTable({ slug, found, filtered }: TableProps) {
  const t = useMessages(bankMessages);
  const columns: Column<QuestionLine>[] = [
    {
      key: "question",
      header: t("bank.question"),
      rowHeader: true,
      cell: (line) => <QuestionCell slug={slug} line={line} />,
    },
    { key: "topic", header: t("bank.topic"), hideOnPhone: true, cell: (line) => line.topicCode },
    {
      key: "difficulty",
      header: t("bank.difficulty"),
      hideOnPhone: true,
      cell: (line) => t(`difficulty.${line.difficulty}`),
    },
    {
      key: "audience",
      header: t("bank.audience"),
      hideOnPhone: true,
      cell: (line) => t(`audienceShort.${line.audience}`),
    },
    { key: "type", header: t("bank.type"), hideOnPhone: true, cell: (line) => t(`typeShort.${line.type}`) },
    { key: "citation", header: t("bank.citation"), hideOnPhone: true, cell: (line) => line.citation ?? "—" },
  ];
  return (
    <Table
      caption={t(filtered ? "bank.foundOf" : "bank.found", { count: found.total })}
      rows={found.lines}
      rowKey={(line) => line.code}
      columns={columns}
      empty={t("bank.nothingFound")}
    />
  );
}

/** Code, wording and, where the other columns are hidden, what they say. */
function QuestionCell({ slug, line }: { slug: string; line: QuestionLine }) {
  const t = useMessages(bankMessages);
  const facts = [
    line.topicCode,
    t(`difficulty.${line.difficulty}`),
    t(`audienceShort.${line.audience}`),
    t(`typeShort.${line.type}`),
  ];
  return (
    <div className="flex flex-col gap-1">
      <span className="font-normal">
        <Link to={bankPath(slug, line.code)} className="font-semibold">
          {line.code}
        </Link>{" "}
        {line.stem}
      </span>
      <span className="text-sm font-normal text-muted md:hidden">{facts.join(" · ")}</span>
      <span className="flex flex-wrap items-center gap-2 text-sm font-normal text-muted empty:hidden">
        {line.isRetired ? <StatusPill tone="warning">{t("state.retired")}</StatusPill> : null}
        {line.number > 1 ? t("bank.revision", { number: line.number }) : null}
      </span>
    </div>
  );
}
