import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import { formatDateTime, formatNumber, formatShare } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { SelectField, TextField } from "~/ui/field";
import { Stat, StatRow } from "~/ui/status";
import { showDay } from "~/unit/day";
import { missingOf } from "./participation";
import { BandPicture, CurvePicture } from "./participation-charts";
import type { ParticipationPicture } from "./participation-page.queries.server";
import { type ParticipationView, viewSearch } from "./participation-view";
import { PeopleLists } from "./people-lists";
import { useRateSentence } from "./rate-words";
import { UnitRates } from "./unit-rates";

export type Picture = SerializeFrom<ParticipationPicture>;

export type ParticipationBodyProps = {
  picture: Picture;
  /** Address of the workbook, without its search; null: not offered. */
  exportPath: string | null;
  /** The unit in the search part of the address, where the path does not name it. */
  unitInSearch: string | null;
  unitHref: (unitId: string, search: string) => string | null;
};

/** The sentence that matters, for the top of the page. */
export function useParticipationLead(): (picture: Picture) => string {
  const t = useMessages(participationMessages);
  const sentence = useRateSentence();
  return ({ total, view }) => sentence(total) ?? t("leadNobody", { day: showDay(view.day) });
}

/** Figures, pictures, units and people of one scope; the page around it names the scope. */
export function ParticipationBody({ picture, exportPath, unitInSearch, unitHref }: ParticipationBodyProps) {
  const { view, total } = picture;
  const more = { unit: unitInSearch };
  const href = (change: Partial<ParticipationView>) => viewSearch({ ...view, ...change }, more);
  const keep = [...new URLSearchParams(viewSearch({ ...view, search: "", page: 1 }, more))];
  const hasUnitsBelow = picture.unitCount > 1;
  const below = { ...view, search: "", page: 1 };
  return (
    <>
      <Filter
        picture={picture}
        exportHref={exportPath && `${exportPath}${href({ search: "", page: 1 })}`}
        unitInSearch={unitInSearch}
      />
      <Figures picture={picture} />
      <Notes picture={picture} />
      <div className={hasUnitsBelow ? "grid gap-6 lg:grid-cols-2" : undefined}>
        <CurvePicture curve={picture.curve} total={total} day={view.day} />
        {hasUnitsBelow ? <BandPicture bands={picture.bands} /> : null}
      </div>
      {hasUnitsBelow ? (
        <UnitRates
          rows={picture.rows}
          unitsLeft={picture.unitsLeft}
          view={view}
          orderHref={(order) => href({ order })}
          unitHref={(unitId) => unitHref(unitId, viewSearch(below))}
        />
      ) : null}
      {picture.people ? (
        <PeopleLists
          people={picture.people}
          view={view}
          isEmpty={total.roster + total.exempt === 0}
          href={(change) => `${href(change)}#people`}
          keep={keep}
        />
      ) : null}
    </>
  );
}

function Filter(props: { picture: Picture; exportHref: string | null; unitInSearch: string | null }) {
  const { picture, exportHref, unitInSearch } = props;
  const { view, rounds } = picture;
  const t = useMessages(participationMessages);
  const plain = view.day === view.today && view.round === null;
  return (
    <Form
      preventScrollReset
      aria-label={t("filter.label")}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
      key={viewSearch(view)}
    >
      {unitInSearch ? <input type="hidden" name="unit" value={unitInSearch} /> : null}
      {view.order === "tree" ? null : <input type="hidden" name="order" value={view.order} />}
      {view.list === "missing" ? null : <input type="hidden" name="list" value={view.list} />}
      <TextField name="day" type="date" label={t("filter.day")} defaultValue={view.day} max={view.today} />
      {rounds.length > 1 ? (
        <SelectField
          name="round"
          label={t("filter.round")}
          defaultValue={view.round === null ? "" : String(view.round)}
          placeholder={t("filter.allRounds")}
          options={rounds.map(({ number, name }) => ({ value: String(number), label: name }))}
        />
      ) : null}
      <Button>{t("filter.show")}</Button>
      {plain ? null : (
        <LinkButton
          variant="quiet"
          to={viewSearch({ ...view, day: view.today, round: null, page: 1 }, { unit: unitInSearch })}
          preventScrollReset
        >
          {t("filter.reset")}
        </LinkButton>
      )}
      {exportHref ? (
        <LinkButton
          to={exportHref}
          reloadDocument
          icon={<Download size={18} aria-hidden="true" />}
          className="sm:ml-auto"
        >
          {t("filter.export")}
        </LinkButton>
      ) : null}
    </Form>
  );
}

function Figures({ picture: { total, citizens } }: { picture: Picture }) {
  const t = useMessages(participationMessages);
  const locale = useLocale();
  const number = (value: number) => formatNumber(locale, value);
  return (
    <StatRow>
      <Stat
        label={t("facts.people")}
        value={number(total.people)}
        note={t("facts.ofRoster", { roster: total.roster })}
      />
      <Stat label={t("facts.missing")} value={number(missingOf(total))} />
      <Stat label={t("facts.attempts")} value={number(total.attempts)} />
      <Stat label={t("facts.exempt")} value={number(total.exempt)} note={t("facts.exemptNote")} />
      {citizens.people > 0 ? (
        <Stat
          label={t("facts.citizens")}
          value={number(citizens.people)}
          note={t("facts.citizensNote", { attempts: citizens.attempts })}
        />
      ) : null}
    </StatRow>
  );
}

function Notes({ picture }: { picture: Picture }) {
  const t = useMessages(participationMessages);
  const locale = useLocale();
  const { view, keptAt, recomputed } = picture;
  const isToday = view.day === view.today;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-text text-muted">
        {t(isToday ? "asOfToday" : "asOf", { day: showDay(view.day) })}
        {keptAt ? ` ${t("kept", { at: formatDateTime(keptAt) })}` : null}
      </p>
      {recomputed ? (
        <Alert tone="warning" title={t("recomputedTitle")}>
          {t("recomputed", { share: formatShare(locale, recomputed.people, recomputed.roster) })}
        </Alert>
      ) : null}
    </div>
  );
}
