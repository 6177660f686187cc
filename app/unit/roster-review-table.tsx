import { useMessages } from "~/i18n/messages";
import { unitImportMessages } from "~/i18n/unit-import";
import { unitImportProblems } from "~/i18n/unit-import-problems";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import { showDay } from "./day";
import type { PlannedEnd, PlannedPerson } from "./roster-plan";
import type { ReviewRows } from "./roster-review.server";
import { isWarning, type RowProblem } from "./roster-row";

/** One page of one list of a dry run. */
export function ReviewTable({ review }: { review: ReviewRows }) {
  if (review.list === "problems") return <ProblemTable rows={review.rows} />;
  if (review.list === "ended") return <EndTable rows={review.rows} />;
  return <PeopleTable list={review.list} rows={review.rows} />;
}

function ProblemTable({ rows }: { rows: RowProblem[] }) {
  const t = useMessages(unitImportMessages);
  const p = useMessages(unitImportProblems);
  const columns: Column<RowProblem>[] = [
    { key: "row", header: t("review.row"), numeric: true, width: "narrow", cell: (problem) => problem.row },
    { key: "column", header: t("review.column"), cell: (problem) => p(`column.${problem.column}`) },
    {
      key: "value",
      header: t("review.value"),
      cell: ({ value }) =>
        value === "" ? null : <code className="break-all whitespace-pre-wrap">{value}</code>,
    },
    {
      key: "problem",
      header: t("review.problem"),
      rowHeader: true,
      cell: (problem) => (
        <span className="font-normal">
          <StatusPill tone={isWarning(problem) ? "warning" : "danger"}>
            {t(isWarning(problem) ? "review.warning" : "review.error")}
          </StatusPill>{" "}
          {p(`problem.${problem.code}`, { other: problem.other })}
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t("review.toMend")}
      captionHidden
      stacks
      columns={columns}
      rows={rows}
      rowKey={(problem, index) => `${problem.row}:${problem.column}:${index}`}
      empty={t("review.noProblems")}
    />
  );
}

function PeopleTable({ list, rows }: { list: "added" | "moved" | "changed"; rows: PlannedPerson[] }) {
  const t = useMessages(unitImportMessages);
  const columns: Column<PlannedPerson>[] = [
    {
      key: "name",
      header: t("review.name"),
      rowHeader: true,
      cell: (person) => (
        <>
          {person.fullName}
          {list === "added" && person.memberId !== null ? (
            <span className="mt-1 block font-normal">
              <StatusPill tone="info">{t("review.returning")}</StatusPill>
            </span>
          ) : null}
        </>
      ),
    },
    { key: "code", header: t("review.code"), cell: (person) => person.code },
    { key: "change", header: t("review.change"), cell: (person) => <Change person={person} /> },
    { key: "row", header: t("review.row"), numeric: true, cell: (person) => person.row },
  ];
  return (
    <Table
      caption={t(`review.${list}`)}
      captionHidden
      stacks
      columns={columns}
      rows={rows}
      rowKey={(person) => person.row}
      empty={t("review.emptyList")}
    />
  );
}

function Change({ person }: { person: PlannedPerson }) {
  const t = useMessages(unitImportMessages);
  const p = useMessages(unitImportProblems);
  const { spell, formerUnitName, unitName, fields } = person;
  const moves = spell.kind === "move" || spell.kind === "correct";
  return (
    <ul className="flex flex-col gap-1">
      {spell.kind === "none" ? null : (
        <li>
          {moves && formerUnitName ? t("review.fromTo", { from: formerUnitName, to: unitName }) : unitName}
          <span className="text-muted tabular-nums">
            {" "}
            · {t("review.since")} {showDay(spell.from)}
          </span>
        </li>
      )}
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          <span className="text-muted">{p(`column.${field}`)}: </span>
          {t("review.fromTo", { from: from ?? t("review.nothing"), to })}
        </li>
      ))}
    </ul>
  );
}

function EndTable({ rows }: { rows: PlannedEnd[] }) {
  const t = useMessages(unitImportMessages);
  const columns: Column<PlannedEnd>[] = [
    { key: "name", header: t("review.name"), rowHeader: true, cell: (end) => end.fullName },
    { key: "code", header: t("review.code"), cell: (end) => end.code },
    { key: "unit", header: t("review.unit"), cell: (end) => end.unitName },
  ];
  return (
    <Table
      caption={t("review.ended")}
      captionHidden
      stacks
      columns={columns}
      rows={rows}
      rowKey={(end) => end.membershipId}
      empty={t("review.emptyList")}
    />
  );
}
