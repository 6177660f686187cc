import type { ReactNode } from "react";
import { type ContestHead, deskPath, RoundFrame, type RoundHead } from "~/contest/desk-frame";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { settlingReasons } from "~/i18n/standing-reasons";
import { resultsMessages } from "~/i18n/standing-results";
import { Alert } from "~/ui/alert";
import { Tabs } from "~/ui/tabs";
import type { Unsettled } from "./settling";

export type ResultsHead = { head: ContestHead; round: RoundHead };

/** Address of a page of the round on the desk. */
export const roundPath = ({ head, round }: ResultsHead, rest: string) =>
  deskPath(head.slug, `/rounds/${round.number}${rest}`);

type FrameProps = ResultsHead & { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** Frame of all pages of a round's result. */
export function ResultsFrame({ head, round, title, lead, actions, children }: FrameProps) {
  const t = useMessages(settlingMessages);
  const to = (rest: string) => roundPath({ head, round }, rest);
  return (
    <RoundFrame contest={head} round={round} title={title} lead={lead} actions={actions} width="wide">
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { to: to("/results"), label: t("tabs.results") },
          { to: to("/decisions"), label: t("tabs.decisions") },
          { to: to("/results/changes"), label: t("tabs.changes") },
          { to: to("/live"), label: t("tabs.live") },
          { to: `/c/${head.slug}/rounds/${round.number}/board`, label: t("tabs.board") },
        ]}
      />
      {children}
    </RoundFrame>
  );
}

/** Why an act of settling was refused. */
export function UnsettledNotice({ refused }: { refused?: Unsettled }) {
  const t = useMessages(settlingReasons);
  if (!refused) return null;
  return (
    <Alert tone="danger" role="alert" title={t(`reason.${refused.reason}`)}>
      {refused.open === undefined ? null : t("open", { count: refused.open })}
    </Alert>
  );
}

/** The tracks of a result, each with an address of its own; nothing when there is only one. */
export function TrackTabs(props: {
  label: string;
  tracks: { code: string; name: string; people?: number | null }[];
  current: string;
}) {
  const { label, tracks, current } = props;
  if (tracks.length < 2) return null;
  const tabs = tracks.map(({ code, name, people }) => ({
    to: `?track=${code}`,
    label: name,
    current: code === current,
    ...(people == null ? {} : { count: people }),
  }));
  return <Tabs label={label} tabs={tabs} />;
}

/** Labels of a pagination in the words of results. */
export function usePageLabels() {
  const t = useMessages(resultsMessages);
  return {
    navigation: t("pages.navigation"),
    previous: t("pages.previous"),
    next: t("pages.next"),
    page: (page: number) => t("pages.page", { page }),
  };
}
