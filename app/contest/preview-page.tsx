import { contestMessages } from "~/i18n/contest";
import { contestPreviewMessages } from "~/i18n/contest-preview";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { Tabs } from "~/ui/tabs";
import { type ContestHead, deskPath, RoundFrame, type RoundHead } from "./desk-frame";
import { RefusalNotice } from "./outcome";
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
  return (
    <Card as="li" className="flex flex-col gap-3">
      <p className="flex flex-wrap gap-x-3 text-muted text-sm">
        <span className="font-semibold">{t("question", { position: question.position })}</span>
        <span>{shared(`questionType.${question.type}`)}</span>
      </p>
      <p className="text-lg">{question.stem}</p>
      <ol className="flex flex-col gap-2">
        {question.options.map((option, place) => {
          const isRight = answer?.rightIds.includes(option.id) ?? false;
          return (
            <li
              key={option.id}
              className={cx(
                "flex gap-3 rounded-control border px-4 py-3",
                isRight ? "border-2 border-green bg-green-soft" : "border-line",
              )}
            >
              <span className="font-semibold">{String.fromCharCode(65 + place)}</span>
              <span className="min-w-0">
                {option.text}
                {isRight ? (
                  <span className="block font-semibold text-green text-sm">{t("right")}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
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
      <p>
        <span className="font-semibold">{t("explanation")}: </span>
        {answer.explanation}
      </p>
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
