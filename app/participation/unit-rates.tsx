import { Link } from "@remix-run/react";
import { formatNumber, formatShare } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { cx } from "~/ui/class-names";
import { Section } from "~/ui/page";
import { type Column, Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import { missingOf, type UnitParticipation } from "./participation";
import type { ParticipationView } from "./participation-view";
import { UnitRate } from "./rate-words";

/** How far a line of the tree stands in, by its depth. */
const INDENT = ["", "pl-4", "pl-8", "pl-12", "pl-16"];

export type UnitRatesProps = {
  rows: UnitParticipation[];
  unitsLeft: number;
  view: ParticipationView;
  /** Address of the same page in another order. */
  orderHref: (order: ParticipationView["order"]) => string;
  /** Address of the same picture of one unit; null for the unit the page is about. */
  unitHref: (unitId: string) => string | null;
};

/** Rates of units, each with everything below it. */
export function UnitRates(props: UnitRatesProps) {
  const { rows, unitsLeft, view, orderHref } = props;
  const t = useMessages(participationMessages);
  const orders = { tree: t("units.tree"), rate: t("units.byRate"), missing: t("units.byMissing") } as const;
  return (
    <Section title={t("units.title")}>
      <Tabs
        label={t("units.order")}
        tabs={(["tree", "rate", "missing"] as const).map((order) => ({
          to: orderHref(order),
          label: orders[order],
          current: view.order === order,
        }))}
      />
      <Table
        caption={t("units.caption")}
        captionHidden
        columns={useColumns(props)}
        rows={rows}
        rowKey={(row) => row.unitId}
        empty={t("units.none")}
      />
      {unitsLeft > 0 ? <p className="text-muted">{t("units.left", { count: unitsLeft })}</p> : null}
    </Section>
  );
}

function UnitName({ row, props }: { row: UnitParticipation; props: UnitRatesProps }) {
  const t = useMessages(participationMessages);
  const locale = useLocale();
  const href = props.unitHref(row.unitId);
  const isTree = props.view.order === "tree";
  const hasBelow = row.subtree.roster + row.subtree.exempt > row.own.roster + row.own.exempt;
  return (
    <div className={cx(isTree && INDENT[Math.min(row.depth, INDENT.length - 1)])}>
      {href ? <Link to={href}>{row.name}</Link> : row.name}
      {hasBelow && row.own.roster > 0 ? (
        <span className="block text-sm font-normal text-muted tabular-nums">
          {t("units.own", { share: formatShare(locale, row.own.people, row.own.roster) })}
        </span>
      ) : null}
    </div>
  );
}

function useColumns(props: UnitRatesProps): Column<UnitParticipation>[] {
  const t = useMessages(participationMessages);
  const locale = useLocale();
  const number = (value: number) => formatNumber(locale, value);
  return [
    {
      key: "unit",
      header: t("units.unit"),
      rowHeader: true,
      cell: (row) => <UnitName row={row} props={props} />,
    },
    {
      key: "rate",
      header: t("units.rate"),
      width: "wide",
      cell: (row) => <UnitRate counts={row.subtree} />,
    },
    {
      key: "missing",
      header: t("units.missing"),
      numeric: true,
      cell: (row) => <span className="font-semibold">{number(missingOf(row.subtree))}</span>,
    },
    {
      key: "attempts",
      header: t("units.attempts"),
      numeric: true,
      hideOnPhone: true,
      cell: (row) => number(row.subtree.attempts),
    },
    {
      key: "exempt",
      header: t("units.exempt"),
      numeric: true,
      hideOnPhone: true,
      cell: (row) => number(row.subtree.exempt),
    },
  ];
}
