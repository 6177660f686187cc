import { Link } from "@remix-run/react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { useMessages } from "~/i18n/messages";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { BankOverview, TopicCounts } from "./bank.queries.server";

/** Address of a bank, of one of its questions, or of the form for a new one ("new"). */
export function bankPath(slug: string, question?: string): string {
  const bank = `/organise/banks/${slug}`;
  return question === undefined ? bank : `${bank}/questions/${question}`;
}

/** All banks with how many questions each topic and difficulty has. */
export function BankList({ banks }: { banks: BankOverview[] }) {
  const t = useMessages(bankMessages);
  if (banks.length === 0) {
    return (
      <Page width="wide">
        <PageHeader title={t("banks")} />
        <EmptyState title={t("list.emptyTitle")}>{t("list.empty")}</EmptyState>
      </Page>
    );
  }
  const questions = banks.reduce((sum, bank) => sum + bank.inUse, 0);
  return (
    <Page width="wide">
      <PageHeader title={t("banks")} lead={t("list.lead", { banks: banks.length, questions })} />
      {banks.map((bank) => (
        <Section
          key={bank.slug}
          title={<Link to={bankPath(bank.slug)}>{bank.name}</Link>}
          description={bank.description}
          actions={<LinkButton to={bankPath(bank.slug)}>{t("list.open")}</LinkButton>}
        >
          <BankCounts bank={bank} />
          <TopicMatrix slug={bank.slug} topics={bank.topics} />
        </Section>
      ))}
    </Page>
  );
}

/** How many questions of a bank are in use, on their way and retired. */
export function BankCounts({ bank }: { bank: BankOverview }) {
  const t = useMessages(bankMessages);
  return <p className="tabular-nums">{t("list.counts", countsOf(bank))}</p>;
}

/** The numbers of {@link BankCounts}, for a sentence of one's own. */
export function countsOf({ inUse, retired, proposals }: BankOverview) {
  const { draft: drafts, "in-review": waiting, returned } = proposals;
  return { inUse, waiting, drafts, returned, retired };
}

type Line = { code: string | null; name: string; counts: TopicCounts["counts"] };

/** Topics down, difficulties across; each number leads to its questions. */
function TopicMatrix({ slug, topics }: { slug: string; topics: TopicCounts[] }) {
  const t = useMessages(bankMessages);
  const sum = (difficulty: keyof TopicCounts["counts"]) =>
    topics.reduce((total, topic) => total + topic.counts[difficulty], 0);
  const all = { easy: sum("easy"), medium: sum("medium"), hard: sum("hard") };
  const rows: Line[] = [...topics, { code: null, name: t("list.allTopics"), counts: all }];
  const href = (line: Line, difficulty?: string) => {
    const query = new URLSearchParams({
      state: "in-use",
      ...(line.code === null ? {} : { topic: line.code }),
      ...(difficulty === undefined ? {} : { difficulty }),
    });
    return query.size > 0 ? `${bankPath(slug)}?${query}` : bankPath(slug);
  };
  return (
    <Table
      caption={t("list.matrix")}
      rows={rows}
      rowKey={(line) => line.code ?? ""}
      columns={[
        {
          key: "topic",
          header: t("list.topic"),
          rowHeader: true,
          cell: (line) => (line.code === null ? line.name : `${line.code}. ${line.name}`),
        },
        ...DIFFICULTIES.map((difficulty) => ({
          key: difficulty,
          header: t(`difficulty.${difficulty}`),
          numeric: true,
          cell: (line: Line) => <Count value={line.counts[difficulty]} to={href(line, difficulty)} />,
        })),
        {
          key: "total",
          header: t("list.total"),
          numeric: true,
          cell: (line) => (
            <Count value={DIFFICULTIES.reduce((total, one) => total + line.counts[one], 0)} to={href(line)} />
          ),
        },
      ]}
    />
  );
}

function Count({ value, to }: { value: number; to: string }) {
  return value === 0 ? <span className="text-muted">0</span> : <Link to={to}>{value}</Link>;
}
