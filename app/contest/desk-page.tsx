import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestDeskMessages } from "~/i18n/contest-desk";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { ConfirmButton } from "~/ui/dialog";
import { EmptyState } from "~/ui/empty-state";
import { Section } from "~/ui/page";
import { Stat, StatRow } from "~/ui/status";
import { Table } from "~/ui/table";
import type { ContestDesk } from "./desk.queries.server";
import { ContestFrame, type ContestHead, deskPath } from "./desk-frame";
import { DoneNotice, useNumber } from "./outcome";
import { ReadinessList } from "./readiness-list";
import { RoundPhasePill, useTimeLeft, useWindowWords } from "./state-words";

type Desk = Omit<SerializeFrom<ContestDesk>, "contest"> & { head: ContestHead; isPublic: boolean };
type Props = { desk: Desk; nowMs: number; mayEdit: boolean };

/** The sentence that matters about a contest now. */
function useDeskLead({ desk, nowMs }: Pick<Props, "desk" | "nowMs">): string {
  const t = useMessages(contestDeskMessages);
  const left = useTimeLeft();
  const { tracks, rounds, next } = desk;
  const of = (phase: string) => rounds.find((round) => round.phase === phase);
  if (tracks.length === 0) return t("desk.noTracks");
  if (rounds.length === 0) return t("desk.noRounds");
  const running = of("running");
  if (running) {
    const time = left(Date.parse(running.closesAt) - nowMs);
    return t("desk.running", { round: running.name, left: time, ...running.counts });
  }
  const closed = of("closed");
  if (closed) return t("desk.closed", { round: closed.name, ...closed.counts });
  const scheduled = of("scheduled");
  if (scheduled) return t("desk.scheduled", { round: scheduled.name, at: formatDateTime(scheduled.opensAt) });
  if (!next) return t("desk.settled");
  const count = next.items.filter((item) => !item.done && !item.optional).length;
  return count > 0 ? t("desk.missing", { round: next.name, count }) : t("desk.ready", { round: next.name });
}

/** The page of one contest on the desk. */
export function DeskPage(props: Props) {
  const { desk, mayEdit } = props;
  const t = useMessages(contestDeskMessages);
  const { head, next } = desk;
  return (
    <ContestFrame
      contest={head}
      lead={useDeskLead(props)}
      actions={<DeskActions desk={desk} mayEdit={mayEdit} />}
    >
      <DoneNotice words={{ created: t("created"), published: t("published") }} />
      {desk.isPublic ? null : (
        <Alert tone="warning" title={t("desk.hiddenTitle")}>
          {t("desk.hiddenText")}
        </Alert>
      )}
      {next ? (
        <Section title={t("desk.checklist", { round: next.name })} description={t("desk.checklistLead")}>
          <ReadinessList items={next.items} slug={head.slug} roundNumber={next.number} />
        </Section>
      ) : null}
      <RoundSection desk={desk} mayEdit={mayEdit} />
      <StatRow>
        <Stat label={t("desk.entries")} value={useNumber()(desk.counts.entries)} />
        <Stat label={t("desk.trackCount")} value={desk.tracks.length} />
        <Stat label={t("desk.barCount")} value={desk.counts.bars} />
      </StatRow>
    </ContestFrame>
  );
}

function DeskActions({ desk: { head, isPublic }, mayEdit }: Pick<Props, "desk" | "mayEdit">) {
  const t = useMessages(contestDeskMessages);
  const shared = useMessages(contestMessages);
  return (
    <>
      <LinkButton to={`/c/${head.slug}`}>{t("desk.publicPage")}</LinkButton>
      <LinkButton to={deskPath(head.slug, "/participation")}>{t("desk.participation")}</LinkButton>
      {isPublic || !mayEdit ? null : (
        <ConfirmButton
          label={t("desk.publish")}
          title={t("desk.publishTitle")}
          confirmLabel={t("desk.publish")}
          cancelLabel={shared("cancel")}
          buttonVariant="primary"
          fields={{ intent: "publish" }}
        >
          {t("desk.publishText", { path: `/c/${head.slug}` })}
        </ConfirmButton>
      )}
    </>
  );
}

function RoundSection({ desk, mayEdit }: Pick<Props, "desk" | "mayEdit">) {
  const t = useMessages(contestDeskMessages);
  const number = useNumber();
  const windowWords = useWindowWords();
  const { slug } = desk.head;
  const add = mayEdit ? (
    <LinkButton to={deskPath(slug, "/rounds/new")}>{t("desk.addRound")}</LinkButton>
  ) : null;
  if (desk.rounds.length === 0) {
    return (
      <EmptyState title={t("desk.roundsEmptyTitle")} actions={add}>
        {t("desk.roundsEmpty")}
      </EmptyState>
    );
  }
  return (
    <Section title={t("desk.rounds")} actions={add}>
      <Table
        caption={t("desk.roundCaption")}
        captionHidden
        stacks
        rows={desk.rounds}
        rowKey={(round) => round.id}
        columns={[
          {
            key: "name",
            header: t("desk.round"),
            rowHeader: true,
            cell: (round) => <Link to={deskPath(slug, `/rounds/${round.number}`)}>{round.name}</Link>,
          },
          { key: "state", header: t("desk.state"), cell: (round) => <RoundPhasePill phase={round.phase} /> },
          { key: "window", header: t("desk.window"), cell: windowWords },
          {
            key: "people",
            header: t("desk.people"),
            numeric: true,
            cell: ({ counts }) => number(counts.people),
          },
          {
            key: "attempts",
            header: t("desk.attempts"),
            numeric: true,
            cell: ({ counts }) => number(counts.attempts),
          },
        ]}
      />
    </Section>
  );
}
