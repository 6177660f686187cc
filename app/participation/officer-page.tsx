import type { SerializeFrom } from "@remix-run/node";
import { ContestStatePill } from "~/contest/state-words";
import { rateOf } from "~/core/participation/rate";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { RateMark } from "~/ui/rate-bar";
import type { OfficerContest, OfficerUnit } from "./officer.queries.server";
import { useRateSentence } from "./rate-words";

export type OfficerPageProps = { units: SerializeFrom<OfficerUnit[]>; nowMs: number };

/** The officer's first page: each unit held, and how many of it took part in each contest. */
export function OfficerPage({ units, nowMs }: OfficerPageProps) {
  const t = useMessages(participationMessages);
  const contests = new Set(units.flatMap((unit) => unit.contests.map((contest) => contest.slug))).size;
  const isOnly = units.length === 1 && contests <= 1;
  if (units.length === 0) {
    return (
      <Page>
        <PageHeader title={t("officer.title")} />
        <EmptyState title={t("officer.emptyTitle")}>{t("officer.empty")}</EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t("officer.title")}
        lead={isOnly ? null : t("officer.lead", { units: units.length, contests })}
      />
      {units.map((unit) => (
        <Section
          key={unit.id}
          title={unit.name}
          actions={<LinkButton to={`/organise/units/${unit.id}`}>{t("officer.roster")}</LinkButton>}
        >
          {unit.contests.length === 0 ? <p className="text-muted">{t("officer.noContest")}</p> : null}
          {unit.contests.map((contest) => (
            <ContestLine key={contest.slug} unitId={unit.id} contest={contest} nowMs={nowMs} />
          ))}
        </Section>
      ))}
    </Page>
  );
}

function ContestLine(props: { unitId: string; contest: SerializeFrom<OfficerContest>; nowMs: number }) {
  const { unitId, contest, nowMs } = props;
  const t = useMessages(participationMessages);
  const sentence = useRateSentence();
  const rate = contest.total && rateOf(contest.total);
  return (
    <Card>
      <CardHeader
        level={3}
        title={contest.title}
        actions={<ContestStatePill state={contest.state} nowMs={nowMs} />}
      />
      <p className="text-lg">
        {contest.total ? (sentence(contest.total) ?? t("people.noRoster")) : t("officer.notBegun")}
      </p>
      {rate === null ? null : (
        <div className="mt-3">
          <RateMark value={rate} target={1} height={14} />
        </div>
      )}
      {contest.total ? (
        <div className="mt-4">
          <LinkButton variant="primary" to={`/unit/${unitId}/contests/${contest.slug}`}>
            {t("officer.open")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
