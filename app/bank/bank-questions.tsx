import type { SerializeFrom } from "@remix-run/node";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { useId } from "react";
import { bankMessages } from "~/i18n/bank";
import { changeMessages } from "~/i18n/bank-change";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import type { BankOverview } from "./bank.queries.server";
import type { ChangeView } from "./bank-change.queries.server";
import { bankPath, countsOf } from "./bank-list";
import { BulkForm } from "./bulk-form";
import { ChangeNotice } from "./change-notice";
import { nextRow, tickRow } from "./list-moves";
import { isFiltered, type QuestionFilter, questionFilterQuery } from "./question-filter";
import { QuestionFilterForm } from "./question-filter-form";
import type { QuestionPage, TagCount } from "./question-list.queries.server";
import { QuestionTable } from "./question-table";
import { Shortcuts } from "./shortcuts";

type Props = {
  bank: BankOverview;
  filter: QuestionFilter;
  found: QuestionPage;
  tags: TagCount[];
  /** The act that has just been done or undone. */
  change: SerializeFrom<ChangeView> | null;
};

/** The questions of one bank: filter, table, pages, acts on several. */
export function BankQuestions({ bank, filter, found, tags, change }: Props) {
  const t = useMessages(bankMessages);
  const form = useId();
  const query = questionFilterQuery(filter);
  const waiting = countsOf(bank);
  const add = (
    <LinkButton to={bankPath(bank.slug, "new")} variant="primary">
      {t("bank.add")}
    </LinkButton>
  );
  const isEmpty = waiting.inUse + waiting.retired + waiting.drafts + waiting.waiting + waiting.returned === 0;
  return (
    <Page width="wide">
      <PageHeader
        back={{ to: "/organise/banks", label: t("banks") }}
        title={bank.name}
        lead={t("list.counts", waiting)}
        actions={isEmpty ? null : <DeskLinks bank={bank} add={add} query={query} />}
      />
      {change ? <ChangeNotice bankSlug={bank.slug} change={change} /> : <NothingDone />}
      {isEmpty ? (
        <EmptyState
          title={t("bank.emptyTitle")}
          actions={
            <>
              {add}
              <LinkButton to={`${bankPath(bank.slug)}/import`}>{t("bank.import")}</LinkButton>
            </>
          }
        >
          {t("bank.empty")}
        </EmptyState>
      ) : (
        <>
          <QuestionFilterForm key={query} bank={bank} filter={filter} tags={tags} />
          <QuestionTable slug={bank.slug} found={found} filtered={isFiltered(filter)} form={form} />
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
          {found.total > 0 ? (
            <BulkForm
              key={`${query} ${found.page}`}
              bank={bank}
              id={form}
              query={query}
              total={found.total}
              tags={tags}
            />
          ) : null}
        </>
      )}
    </Page>
  );
}

function DeskLinks({ bank, add, query }: { bank: BankOverview; add: React.ReactNode; query: string }) {
  const t = useMessages(bankMessages);
  const bulk = useMessages(changeMessages);
  const count = bank.proposals["in-review"];
  return (
    <>
      {add}
      <LinkButton to={`${bankPath(bank.slug)}/import`}>{t("bank.import")}</LinkButton>
      <LinkButton to={`${bankPath(bank.slug)}/review`}>
        {t("bank.review")}
        {count > 0 ? (
          <span className="rounded-full bg-slate-soft px-2 text-sm text-ink tabular-nums">{count}</span>
        ) : null}
      </LinkButton>
      <LinkButton to={`${bankPath(bank.slug)}/export${query}`} variant="quiet">
        {t("bank.export")}
      </LinkButton>
      <LinkButton to={`${bankPath(bank.slug)}/changes`} variant="quiet">
        {bulk("recent")}
      </LinkButton>
      <ListKeys slug={bank.slug} />
    </>
  );
}

function ListKeys({ slug }: { slug: string }) {
  const navigate = useNavigate();
  const edit = () => {
    const code = (document.activeElement as HTMLElement | null)?.dataset.question;
    if (code) navigate(`${bankPath(slug, code)}#edit`);
  };
  return (
    <Shortcuts
      shortcuts={[
        { key: "j", act: "next", run: () => nextRow(1) },
        { key: "k", act: "previous", run: () => nextRow(-1) },
        { key: "x", act: "select", run: tickRow },
        { key: "e", act: "edit", run: edit },
        { key: "/", act: "search", run: () => document.getElementById("question-search")?.focus() },
      ]}
    />
  );
}

/** Why an act changed nothing at all, which comes in the address. */
function NothingDone() {
  const t = useMessages(changeMessages);
  const [search] = useSearchParams();
  const reason = search.get("unchanged");
  const isKnown = (name: string | null): name is keyof typeof changeMessages.vi.reasonOf =>
    name !== null && Object.hasOwn(changeMessages.vi.reasonOf, name);
  if (!isKnown(reason)) return null;
  return (
    <Alert tone="danger" role="alert" title={t("notDone")}>
      {t(`reasonOf.${reason}`)}
    </Alert>
  );
}
