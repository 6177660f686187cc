import { contestMessages } from "~/i18n/contest";
import { contestPreviewMessages } from "~/i18n/contest-preview";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EnlargeablePicture } from "~/ui/picture-dialog";
import { Prose } from "~/ui/prose";
import { Tabs } from "~/ui/tabs";
import { type ContestHead, deskPath, RoundFrame, type RoundHead } from "./desk-frame";
import { RefusalNotice } from "./outcome";
import { PreviewBody } from "./preview-body";
import type { PreviewAnswer, PreviewQuestion } from "./preview-paper.server";
import type { Refused } from "./refusal";

type TrackHead = { id: string; code: string; name: string };

export type PreviewPageProps = {
  head: ContestHead;
  round: RoundHead;
  tracks: TrackHead[];
  track: TrackHead | null;
  withAnswers: boolean;
  seed: string;
  questions: PreviewQuestion[];
  answers: PreviewAnswer[];
  refused: Refused | null;
};

/** A sample paper: as a contestant sees it, and on another tab with its answers. */
export function PreviewPage(props: PreviewPageProps) {
  const { head, round, tracks, track, withAnswers, seed, questions, answers, refused } = props;
  const t = useMessages(contestPreviewMessages);
  const here = deskPath(head.slug, `/rounds/${round.number}/preview`);
  const to = (code: string | undefined, more: string) => `${here}?track=${code ?? ""}${more}`;
  const same = `&seed=${seed}`;
  return (
    <RoundFrame
      contest={head}
      round={round}
      title={t("title")}
      lead={refused ? null : t("lead", { count: questions.length })}
      actions={
        <LinkButton to={to(track?.code, withAnswers ? "&view=answers" : "")}>{t("another")}</LinkButton>
      }
    >
      {tracks.length > 1 ? (
        <Tabs
          label={t("tracks")}
          tabs={tracks.map(({ id, code, name }) => ({
            to: to(code, ""),
            label: name,
            current: id === track?.id,
          }))}
        />
      ) : null}
      <RefusalNotice refused={refused ?? undefined} />
      {refused ? null : (
        <>
          <Tabs
            label={t("title")}
            tabs={[
              { to: to(track?.code, same), label: t("paper"), current: !withAnswers },
              {
                to: to(track?.code, `${same}&view=answers`),
                label: t("answers"),
                current: withAnswers,
              },
            ]}
          />
          {withAnswers ? <Alert tone="warning">{t("secret")}</Alert> : null}
          <ol className="flex flex-col gap-4">
            {questions.map((question, index) => (
              <Question key={question.position} question={question} answer={answers[index]} />
            ))}
          </ol>
        </>
      )}
    </RoundFrame>
  );
}

function Question({ question, answer }: { question: PreviewQuestion; answer?: PreviewAnswer }) {
  const t = useMessages(contestPreviewMessages);
  const shared = useMessages(contestMessages);
  const { position, type, stemHtml, picture } = question;
  return (
    <Card as="li" className="flex flex-col gap-3">
      <p className="flex flex-wrap gap-x-3 text-muted text-sm">
        <span className="font-semibold">{t("question", { position })}</span>
        <span>{shared(`questionType.${type}`)}</span>
      </p>
      <Prose html={stemHtml} className="text-lg" />
      {picture ? (
        <EnlargeablePicture
          picture={{ ...picture, src: `/pictures/${picture.id}` }}
          title={t("picture", { position })}
          enlargeLabel={t("enlarge")}
          closeLabel={t("close")}
        />
      ) : null}
      <PreviewBody question={question} right={answer?.right ?? null} />
      {answer ? <AnswerNotes answer={answer} /> : null}
    </Card>
  );
}

function AnswerNotes({ answer }: { answer: PreviewAnswer }) {
  const t = useMessages(contestPreviewMessages);
  const shared = useMessages(contestMessages);
  const about = {
    code: answer.questionCode,
    topic: answer.topicCode,
    difficulty: shared(`difficultyInline.${answer.difficulty}`),
  };
  return (
    <div className="flex flex-col gap-1 border-line border-t pt-3">
      <p className="font-semibold">{t("explanation")}</p>
      <Prose html={answer.explanationHtml} />
      {answer.citation ? (
        <p>
          <span className="font-semibold">{t("citation")}: </span>
          {answer.citation}
        </p>
      ) : null}
      <p className="text-muted text-sm">{t("about", about)}</p>
    </div>
  );
}
