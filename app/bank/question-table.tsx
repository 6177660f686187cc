import { Link } from "@remix-run/react";
import { bankMessages } from "~/i18n/bank";
import { changeMessages } from "~/i18n/bank-change";
import { useMessages } from "~/i18n/messages";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { bankPath } from "./bank-list";
import type { QuestionLine, QuestionPage } from "./question-list.queries.server";
import { RevisionStatePill } from "./review-panel";

type TableProps = {
  slug: string;
  found: QuestionPage;
  filtered: boolean;
  /** Id of the form that the boxes belong to. */
  form: string;
};

/** The questions of one page of the list, each with a box for acts on several. */
export function QuestionTable({ slug, found, filtered, form }: TableProps) {
  const t = useMessages(bankMessages);
  const bulk = useMessages(changeMessages);
  const columns: Column<QuestionLine>[] = [
    {
      key: "select",
      header: <span className="sr-only">{bulk("selectPage")}</span>,
      cell: (line) => <Tick code={line.code} form={form} label={bulk("select", { code: line.code })} />,
    },
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

function Tick({ code, form, label }: { code: string; form: string; label: string }) {
  return (
    <label className="-m-2 grid size-12 cursor-pointer place-items-center">
      <input
        type="checkbox"
        name="code"
        value={code}
        form={form}
        aria-label={label}
        className="size-6 accent-action"
      />
    </label>
  );
}

/** Code, wording, states and, where the other columns are hidden, what they say. */
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
        <Link to={bankPath(slug, line.code)} data-question={line.code} className="font-semibold">
          {line.code}
        </Link>{" "}
        {line.stem}
      </span>
      <span className="text-sm font-normal text-muted md:hidden">{facts.join(" · ")}</span>
      <span className="flex flex-wrap items-center gap-2 text-sm font-normal text-muted empty:hidden">
        <States line={line} />
        {line.number > 1 ? t("bank.revision", { number: line.number }) : null}
        {line.tags.map((tag) => (
          <span key={tag} className="rounded-sm bg-sunken px-2">
            {tag}
          </span>
        ))}
      </span>
    </div>
  );
}

/** A question in use with nothing waiting needs no word. */
function States({ line }: { line: QuestionLine }) {
  const t = useMessages(bankMessages);
  return (
    <>
      {line.isRetired ? <StatusPill tone="warning">{t("state.retired")}</StatusPill> : null}
      {line.proposal ? <RevisionStatePill state={line.proposal} /> : null}
      {line.proposal && line.isApproved && !line.isRetired ? (
        <StatusPill tone="success">{t("state.in-use")}</StatusPill>
      ) : null}
      {line.citation === null ? <StatusPill tone="warning">{t("bank.noCitation")}</StatusPill> : null}
    </>
  );
}
