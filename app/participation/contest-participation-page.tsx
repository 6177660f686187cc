import { ContestFrame, deskPath } from "~/contest/desk-frame";
import { contestMessages } from "~/i18n/contest";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ParticipationBody, type Picture, useParticipationLead } from "./participation-body";

export type ContestParticipationProps = {
  /** Units from the holder down to the one looked at, the latter last. */
  trail: { id: string; name: string }[];
  picture: Picture;
  mayExport: boolean;
};

/** The organisers' page: the whole scope of the contest, or one unit of it. */
export function ContestParticipationPage({ trail, picture, mayExport }: ContestParticipationProps) {
  const t = useMessages(participationMessages);
  const shared = useMessages(contestMessages);
  const lead = useParticipationLead();
  const base = deskPath(picture.contest.slug, "/participation");
  const [holder, ...below] = trail;
  const unit = below.at(-1);
  const here = (unitId: string) => (unitId === holder?.id ? base : `${base}?unit=${unitId}`);
  return (
    <ContestFrame contest={picture.contest} lead={lead(picture)}>
      {unit ? (
        <div>
          <Breadcrumbs
            label={shared("crumbs")}
            items={trail.map((one, at) =>
              at < trail.length - 1 ? { label: one.name, to: here(one.id) } : { label: one.name },
            )}
          />
          <h2 className="text-lg md:text-xl">{unit.name}</h2>
        </div>
      ) : (
        <h2 className="sr-only">{t("title")}</h2>
      )}
      <ParticipationBody
        picture={picture}
        exportPath={mayExport ? `${base}.xlsx` : null}
        unitInSearch={unit?.id ?? null}
        unitHref={(unitId, search) => {
          if (unitId === (unit ?? holder)?.id) return null;
          const query = new URLSearchParams(search);
          query.set("unit", unitId);
          return `${base}?${query}`;
        }}
      />
    </ContestFrame>
  );
}
