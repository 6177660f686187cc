import { Form } from "@remix-run/react";
import { paperSize } from "~/core/drawing/matrix";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Tabs } from "~/ui/tabs";
import { type ContestHead, deskPath, RoundFrame, type RoundHead } from "./desk-frame";
import type { TopicSupply } from "./matrix";
import { MatrixGrid } from "./matrix-grid";
import { SimulationSection } from "./matrix-simulation";
import { DoneNotice, RefusalNotice, SubmitButton } from "./outcome";
import type { Refused } from "./refusal";
import type { MatrixSimulation } from "./simulation";

type TrackHead = { id: string; code: string; name: string };

export type MatrixPageProps = {
  head: ContestHead;
  round: RoundHead;
  tracks: TrackHead[];
  /** null: the contest has no track yet. */
  track: TrackHead | null;
  topics: TopicSupply[];
  /** Text of each cell by the name of its field. */
  values: Record<string, string>;
  isFixed: boolean;
  isSimulated: boolean;
  /** null: not asked for, or the matrix cannot be filled. */
  simulation: MatrixSimulation | null;
  refused?: Refused;
};

/** The matrix of one round, a track at a time: topic × difficulty with what stands behind each cell. */
export function MatrixPage(props: MatrixPageProps) {
  const { head, round, tracks, track, topics, values, isFixed, isSimulated, simulation, refused } = props;
  const t = useMessages(contestRoundMessages);
  const here = deskPath(head.slug, `/rounds/${round.number}/matrix`);
  const count = sizeOf(values);
  const lead = isFixed ? t("matrix.leadFixed", { count }) : t("matrix.lead", { count });
  return (
    <RoundFrame contest={head} round={round} title={t("matrix.title")} lead={lead}>
      {tracks.length > 1 ? (
        <Tabs
          label={t("matrix.tracks")}
          tabs={tracks.map(({ id, code, name }) => {
            return { to: `${here}?track=${code}`, label: name, current: id === track?.id };
          })}
        />
      ) : null}
      <DoneNotice words={{ saved: t("matrix.saved", { count }) }} />
      <RefusalNotice refused={refused} />
      {track && topics.length > 0 ? (
        <Form method="post" noValidate className="flex flex-col gap-6" key={track.id}>
          <input type="hidden" name="trackId" value={track.id} />
          <MatrixGrid topics={topics} values={values} isFixed={isFixed} refused={refused} />
          {isFixed ? null : <SubmitButton className="self-start">{t("matrix.save")}</SubmitButton>}
        </Form>
      ) : (
        <EmptyState
          title={t("matrix.emptyTitle")}
          actions={<LinkButton to={deskPath(head.slug, "/tracks")}>{t("matrix.toTracks")}</LinkButton>}
        >
          {t("matrix.empty")}
        </EmptyState>
      )}
      {isFixed ? <Alert tone="info">{t("page.fixed")}</Alert> : null}
      {track && topics.length > 0 ? (
        <SimulationSection isSimulated={isSimulated} simulation={simulation} trackCode={track.code} />
      ) : null}
    </RoundFrame>
  );
}

function sizeOf(values: Record<string, string>): number {
  const counts = Object.values(values).map((text) => Number(text) || 0);
  return paperSize(counts.map((count) => ({ topicId: "", difficulty: "easy" as const, count })));
}
