import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { contestMessages } from "~/i18n/contest";
import { contestRoundMessages } from "~/i18n/contest-round";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Section } from "~/ui/page";
import { Stat, StatRow } from "~/ui/status";
import type { RoundDesk } from "./desk.queries.server";
import { type ContestHead, deskPath, RoundFrame } from "./desk-frame";
import { DoneNotice, RefusalNotice, useNumber } from "./outcome";
import { ReadinessList } from "./readiness-list";
import type { Refused } from "./refusal";
import { mayRelease, type RoundView } from "./round";
import { ExtendButton, OpenButton, ReleaseButton, RemoveButton } from "./round-actions";
import { RoundForm } from "./round-form";
import type { RoundValues } from "./round-values";
import { RoundPhasePill, useTimeLeft, useWindowWords } from "./state-words";

export type RoundPageProps = {
  head: ContestHead;
  round: SerializeFrom<RoundView>;
  desk: SerializeFrom<RoundDesk>;
  values: RoundValues;
  extendTo: string;
  nowMs: number;
  mayEdit: boolean;
  refused?: Refused;
};

function useRoundLead({ round, desk, nowMs }: RoundPageProps): string {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const left = useTimeLeft();
  const missing = desk.items?.filter((item) => !item.done && !item.optional).length ?? 0;
  switch (round.phase) {
    case "draft":
      return t("page.leadDraft", { missing });
    case "scheduled":
      return t("page.leadScheduled", { at: formatDateTime(round.opensAt) });
    case "running":
      return t("page.leadRunning", { left: left(Date.parse(round.closesAt) - nowMs), ...desk.counts });
    case "closed":
    case "locked":
    case "provisional":
    case "official":
      return t("page.leadAfter", { state: shared(`phase.${round.phase}`), ...desk.counts });
  }
}

/** The page of one round on the desk: where it stands, what can be done, its conditions. */
export function RoundPage(props: RoundPageProps) {
  const { head, round, desk, refused, mayEdit } = props;
  const t = useMessages(contestRoundMessages);
  const isDraft = desk.items !== null;
  const words = {
    saved: t("form.saved"),
    opened: t("page.opened"),
    extended: t("page.extended"),
    released: t("page.released"),
  };
  return (
    <RoundFrame contest={head} round={round} lead={useRoundLead(props)} actions={<RoundLinks {...props} />}>
      <DoneNotice words={words} />
      {refused?.intent === "save" ? null : <RefusalNotice refused={refused} />}
      {desk.items ? (
        <Section title={t("page.checklist")}>
          <ReadinessList items={desk.items} slug={head.slug} roundNumber={round.number} />
        </Section>
      ) : (
        <Counts {...props} />
      )}
      {mayEdit ? <Acts {...props} /> : null}
      {isDraft && mayEdit ? (
        <Card className="max-w-text">
          <CardHeader title={t("editTitle")} />
          <RoundForm values={props.values} refused={refused?.intent === "save" ? refused : undefined} />
        </Card>
      ) : (
        <RoundFacts {...props} />
      )}
    </RoundFrame>
  );
}

function RoundLinks({ head, round, desk }: RoundPageProps) {
  const t = useMessages(contestRoundMessages);
  const to = (rest: string) => deskPath(head.slug, `/rounds/${round.number}${rest}`);
  const isRunning = round.phase === "running";
  return (
    <>
      {isRunning ? (
        <LinkButton to={to("/live")} variant="primary">
          {t("page.live")}
        </LinkButton>
      ) : null}
      {desk.items ? null : (
        <LinkButton to={to("/results")} variant={isRunning ? "secondary" : "primary"}>
          {t("page.results")}
        </LinkButton>
      )}
      <LinkButton to={to("/matrix")}>{t("page.matrix")}</LinkButton>
      <LinkButton to={to("/preview")}>{t("page.preview")}</LinkButton>
    </>
  );
}

function Counts({ desk: { counts } }: RoundPageProps) {
  const t = useMessages(contestRoundMessages);
  const number = useNumber();
  return (
    <StatRow>
      <Stat label={t("page.people")} value={number(counts.people)} />
      <Stat label={t("page.attemptsDone")} value={number(counts.attempts)} />
      <Stat label={t("page.sitting")} value={number(counts.sitting)} />
    </StatRow>
  );
}

function Acts(props: RoundPageProps) {
  const { round, desk } = props;
  const t = useMessages(contestRoundMessages);
  const canExtend = round.phase === "scheduled" || round.phase === "running";
  return (
    <div className="flex flex-col gap-4">
      {desk.items ? null : <Alert tone="info">{t("page.fixed")}</Alert>}
      <div className="flex flex-wrap gap-3">
        {desk.items ? <OpenButton round={round} items={desk.items} /> : null}
        {desk.items ? <RemoveButton round={round} /> : null}
        {mayRelease(round.phase) && round.releasedAt === null ? (
          <ReleaseButton round={round} people={desk.counts.people} />
        ) : null}
        {canExtend ? (
          <ExtendButton
            round={round}
            sitting={desk.counts.sitting}
            extendTo={props.extendTo}
            refused={props.refused}
          />
        ) : null}
      </div>
    </div>
  );
}

function RoundFacts({ round, desk }: RoundPageProps) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const windowWords = useWindowWords();
  const inMinutes = (ms: number) => Math.round(ms / 60_000);
  const freeze =
    round.freezeBeforeMs === null
      ? t("page.freezeNever")
      : t("page.freezeValue", { minutes: inMinutes(round.freezeBeforeMs) });
  const items = [
    { term: t("page.window"), detail: windowWords(round) as ReactNode },
    { term: t("page.duration"), detail: shared("duration", { minutes: inMinutes(round.durationMs) }) },
    { term: t("page.attempts"), detail: round.attemptsAllowed },
    { term: t("page.counted"), detail: shared(`counted.${round.countedAttempt}`) },
    { term: t("page.timing"), detail: shared(`timing.${round.resultTiming}`) },
    { term: t("page.freeze"), detail: freeze },
    { term: t("page.boardRows"), detail: round.boardRows || t("page.boardNone") },
  ];
  if (round.facts.openedAt)
    items.push({ term: t("page.openedAt"), detail: formatDateTime(round.facts.openedAt) });
  if (round.releasedAt) items.push({ term: t("page.releasedAt"), detail: formatDateTime(round.releasedAt) });
  if (desk.extensions.length > 0) {
    const lines = desk.extensions.map((one) => (
      <p key={one.id}>
        {t("page.extensionLine", {
          from: formatDateTime(one.oldClosesAt),
          to: formatDateTime(one.newClosesAt),
        })}
        <span className="block text-muted">{one.reason}</span>
      </p>
    ));
    items.push({ term: t("page.extensions"), detail: <>{lines}</> });
  }
  return (
    <Card>
      <CardHeader title={t("page.facts")} actions={<RoundPhasePill phase={round.phase} />} />
      <DescriptionList items={items} />
    </Card>
  );
}
