import Download from "lucide-react/icons/download";
import FileUp from "lucide-react/icons/file-up";
import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { unitRosterMessages } from "~/i18n/unit-roster";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Page, PageHeader, Section } from "~/ui/page";
import { type Day, showDay } from "./day";
import { isPlainView, RosterTable, type RosterTableProps } from "./roster-table";
import type { UnitNode } from "./unit";
import { type TrailUnit, UnitTrail } from "./unit-trail";
import type { TreeNode } from "./unit-tree";
import { UnitTree } from "./unit-tree-list";

export type UnitPageProps = {
  unit: UnitNode;
  trail: TrailUnit[];
  /** Children with their subtrees. */
  below: TreeNode[];
  totals: { members: number; exempt: number };
  roster: RosterTableProps["page"];
  view: RosterTableProps["view"];
  mayChange: boolean;
  saved: boolean;
};

/** One unit: what it is, what lies below, who is on the roster. */
export function UnitPage(props: UnitPageProps) {
  const { unit, trail, below, totals, roster, view, mayChange, saved } = props;
  const t = useMessages(unitMessages);
  const r = useMessages(unitRosterMessages);
  const base = `/organise/units/${unit.id}`;
  const unitsBelow = below.reduce((sum, node) => sum + 1 + node.unitsBelow, 0);
  const isEmpty = roster.total === 0 && isPlainView(view);
  return (
    <Page>
      <div className="flex flex-col gap-4">
        <UnitTrail units={trail} here={unit.name} />
        <PageHeader
          eyebrow={t(`kind.${unit.kind}`)}
          title={unit.name}
          lead={
            <>
              {r("roster.lead", { ...totals, day: showDay(view.on) })}
              {unitsBelow > 0 ? (
                <>
                  {" · "}
                  <a href="#below">{t("tree.below", { count: unitsBelow })}</a>
                </>
              ) : null}
            </>
          }
          actions={
            mayChange ? (
              <LinkButton to={`${base}/edit`} icon={<Pencil size={18} aria-hidden="true" />}>
                {t("page.edit")}
              </LinkButton>
            ) : null
          }
        />
      </div>
      {saved ? (
        <Alert tone="success" role="status">
          {t("page.saved")}
        </Alert>
      ) : null}
      {unit.validTo ? (
        <Alert tone="warning">{t("page.endedTitle", { day: showDay(unit.validTo) })}</Alert>
      ) : null}
      <Section title={r("roster.title")} actions={isEmpty ? null : <RosterFiles base={base} on={view.on} />}>
        <RosterTable unitId={unit.id} view={view} page={roster} />
      </Section>
      {below.length > 0 || mayChange ? (
        <Section
          id="below"
          title={t("page.children")}
          actions={
            mayChange && !unit.validTo ? (
              <LinkButton to={`${base}/new`} icon={<Plus size={18} aria-hidden="true" />}>
                {t("page.addChild")}
              </LinkButton>
            ) : null
          }
        >
          {below.length > 0 ? <UnitTree nodes={below} openDepth={0} /> : null}
        </Section>
      ) : null}
      <UnitFacts unit={unit} />
    </Page>
  );
}

function RosterFiles({ base, on }: { base: string; on: Day }) {
  const t = useMessages(unitMessages);
  const r = useMessages(unitRosterMessages);
  return (
    <>
      <LinkButton
        to={`${base}/roster.xlsx?on=${on}`}
        reloadDocument
        icon={<Download size={18} aria-hidden="true" />}
      >
        {r("roster.download")}
      </LinkButton>
      <LinkButton to={`${base}/import`} variant="primary" icon={<FileUp size={18} aria-hidden="true" />}>
        {t("page.import")}
      </LinkButton>
    </>
  );
}

function UnitFacts({ unit }: { unit: UnitNode }) {
  const t = useMessages(unitMessages);
  return (
    <Section title={t("page.facts")}>
      <Card>
        <DescriptionList
          items={[
            { term: t("page.code"), detail: unit.code },
            { term: t("page.kind"), detail: t(`kind.${unit.kind}`) },
            { term: t("page.bloc"), detail: unit.bloc ?? t("page.noBloc") },
            { term: t("page.validFrom"), detail: showDay(unit.validFrom) },
            ...(unit.validTo ? [{ term: t("page.validTo"), detail: showDay(unit.validTo) }] : []),
          ]}
        />
      </Card>
    </Section>
  );
}
