import { contestMessages } from "~/i18n/contest";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Page, PageHeader } from "~/ui/page";
import type { TrailUnit } from "~/unit/unit-trail";
import { ParticipationBody, type Picture, useParticipationLead } from "./participation-body";

export type UnitContestPageProps = {
  unit: { id: string; name: string };
  /** Units above, as far as the viewer may open them. */
  trail: TrailUnit[];
  picture: Picture;
};

/** The officer's page of one unit in one contest. */
export function UnitContestPage({ unit, trail, picture }: UnitContestPageProps) {
  const t = useMessages(participationMessages);
  const shared = useMessages(contestMessages);
  const lead = useParticipationLead();
  const pathOf = (unitId: string) => `/unit/${unitId}/contests/${picture.contest.slug}`;
  const above = trail.filter((one) => one.isOpen).map((one) => ({ label: one.name, to: pathOf(one.id) }));
  return (
    <Page width="wide">
      <div className="flex flex-col gap-4">
        <Breadcrumbs
          label={shared("crumbs")}
          items={[{ label: t("officer.title"), to: "/unit" }, ...above, { label: unit.name }]}
        />
        <PageHeader eyebrow={picture.contest.title} title={unit.name} lead={lead(picture)} />
      </div>
      <ParticipationBody
        picture={picture}
        exportPath={`${pathOf(unit.id)}/participation.xlsx`}
        unitInSearch={null}
        unitHref={(unitId, search) => (unitId === unit.id ? null : `${pathOf(unitId)}${search}`)}
      />
    </Page>
  );
}
