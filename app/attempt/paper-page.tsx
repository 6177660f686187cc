import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { PaperShell } from "~/ui/shell";
import { PaperNav } from "./paper-nav";
import { answeredCount, type PaperPlace, placesOf, saveSign } from "./paper-places";
import { PaperTopBar } from "./paper-top-bar";
import { QuestionCard } from "./question-card";
import type { SittingView } from "./sitting";
import { answerAt, lastSavedAt } from "./sitting-answers";
import { type PaperMode, useMarks, usePaperMode } from "./use-marks";
import { type Panels, usePanels } from "./use-panels";
import { type PaperMoves, usePaperMoves } from "./use-paper-moves";
import { type Sitting, useSitting } from "./use-sitting";

/** The paper of one attempt, from what the page was loaded with to the submission. */
export function PaperPage({ view }: { view: SittingView }) {
  const t = useMessages(playMessages);
  const sitting = useSitting(view);
  const { state, offsetMs, store } = sitting;
  const marks = useMarks(store, view.attemptId, view.questions[0]?.position ?? 1);
  const [mode, setMode] = usePaperMode();
  const panels = usePanels();
  const places = placesOf(view, state, marks.flagged);
  const moves = usePaperMoves(places, marks, mode);
  const resultPath = `/sit/${view.attemptId}/result`;
  useWayOut(sitting, resultPath);
  const isAnswerable = state.phase === "open" || state.phase === "opening";
  return (
    <PaperShell
      skipLabel={t("skip")}
      top={
        <PaperTopBar
          deadlineAt={state.deadlineAt}
          serverNow={view.serverNow}
          offsetMs={offsetMs}
          place={usePlaceWords(view, moves, places)}
          sign={saveSign(state, lastSavedAt(state.saved))}
          isDurable={state.isDurable}
        />
      }
      bottom={isAnswerable ? <PaperNav moves={moves} places={places} mode={mode} /> : null}
    >
      <h1 className="sr-only">{`${view.contestTitle}, ${view.roundName}`}</h1>
      <noscript>
        <p className="mb-4 font-semibold">{t("noScript")}</p>
      </noscript>
      {isAnswerable ? (
        <>
          {panels ? <panels.SittingNotices state={state} session={sitting.session} /> : null}
          <Questions view={view} sitting={sitting} marks={marks} moves={moves} panels={panels} />
        </>
      ) : panels ? (
        <panels.SittingStop sitting={sitting} resultPath={resultPath} />
      ) : (
        <p>{t("sign.opening")}</p>
      )}
      {panels && isAnswerable ? (
        <Dialogs
          panels={panels}
          sitting={sitting}
          places={places}
          moves={moves}
          mode={mode}
          onMode={setMode}
        />
      ) : null}
    </PaperShell>
  );
}

type DialogsProps = {
  panels: Panels;
  sitting: Sitting;
  places: PaperPlace[];
  moves: PaperMoves;
  mode: PaperMode;
  onMode: (mode: PaperMode) => void;
};

function Dialogs({ panels, sitting: { state, session }, places, moves, mode, onMode }: DialogsProps) {
  return (
    <>
      <panels.QuestionMap
        isOpen={moves.dialog === "map"}
        onClose={() => moves.close("map")}
        places={places}
        current={moves.current}
        onGo={moves.go}
        mode={mode}
        onMode={onMode}
        onSubmit={() => moves.show("submit")}
      />
      <panels.SubmitDialog
        isOpen={moves.dialog === "submit"}
        onClose={() => moves.close("submit")}
        places={places}
        unsent={state.queue.length}
        onGo={moves.go}
        onSubmit={() => {
          moves.close("submit");
          void session.close("submitted");
        }}
      />
    </>
  );
}

type QuestionsProps = {
  view: SittingView;
  sitting: Sitting;
  marks: ReturnType<typeof useMarks>;
  moves: PaperMoves;
  panels: Panels | null;
};

/** The place in view, or all of them in a list. */
function Questions({ view, sitting: { state, session }, marks, moves, panels }: QuestionsProps) {
  const isLocked = state.phase !== "open";
  const [enlarged, setEnlarged] = useState<number | null>(null);
  const isShown = (position: number) => moves.current === null || moves.current === position;
  const common = (position: number) => ({
    attemptId: view.attemptId,
    session,
    answer: answerAt(state, position),
    isFlagged: marks.flagged.has(position),
    isLocked,
    onAnswer: (answer: ReturnType<typeof answerAt>) => session.answer(position, answer),
    onFlag: () => marks.toggleFlag(position),
  });
  return (
    <div className="flex flex-col gap-12">
      {view.questions
        .filter((question) => isShown(question.position))
        .map((question) => (
          <QuestionCard
            key={question.position}
            question={question}
            panels={panels}
            onEnlarge={() => setEnlarged(question.position)}
            {...common(question.position)}
          />
        ))}
      {panels && view.predictionQuestion !== null && isShown(0) ? (
        <panels.PredictionCard question={view.predictionQuestion} {...common(0)} />
      ) : null}
      {panels ? (
        <panels.PaperPicture
          questions={view.questions}
          enlarged={enlarged}
          onClose={() => setEnlarged(null)}
        />
      ) : null}
    </div>
  );
}

function usePlaceWords(view: SittingView, moves: PaperMoves, places: ReturnType<typeof placesOf>): string {
  const t = useMessages(playMessages);
  const total = view.questions.length;
  if (moves.current === null) return t("place.answered", { count: answeredCount(places), total });
  return moves.current === 0 ? t("place.prediction") : t("place.question", { number: moves.current, total });
}

/** Leads to the result when the attempt is over, and keeps from leaving when leaving would lose answers. */
function useWayOut({ state }: Sitting, resultPath: string): void {
  const navigate = useNavigate();
  const isClosed = state.phase === "closed";
  useEffect(() => {
    if (isClosed) navigate(resultPath, { replace: true });
  }, [isClosed, navigate, resultPath]);
  const wouldLose = !state.isDurable && state.queue.length > 0 && !isClosed;
  useEffect(() => {
    if (!wouldLose) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [wouldLose]);
}
