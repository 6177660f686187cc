import Eraser from "lucide-react/icons/eraser";
import { assertNever } from "~/core/verdict";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { PictureButton } from "~/ui/picture-button";
import { Prose } from "~/ui/prose";
import { ChoiceAnswer } from "./choice-answer";
import { pictureAt } from "./picture-at";
import { FlagButton, headingId, PlaceHeading, stemId } from "./place-parts";
import type { PublicQuestion } from "./sitting";
import type { Answer } from "./sitting-answers";
import type { Panels } from "./use-panels";
import type { TypingSession } from "./use-typed";

export interface QuestionCardProps {
  attemptId: string;
  question: PublicQuestion;
  answer: Answer;
  isFlagged: boolean;
  isLocked: boolean;
  session: TypingSession;
  /** null: not loaded yet. */
  panels: Panels | null;
  onAnswer: (answer: Answer) => void;
  onFlag: () => void;
  onEnlarge: () => void;
}

/** One question with what it is answered by. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, answer, isFlagged, isLocked, onAnswer, onFlag, onEnlarge } = props;
  const { position, type, stemHtml, picture } = question;
  const t = useMessages(playMessages);
  // A typed text is cleared where it was typed.
  const isClearable = answer.choice.length > 0 && type !== "short_answer";
  return (
    <section aria-labelledby={headingId(position)} className="flex flex-col gap-4">
      <fieldset
        disabled={isLocked}
        aria-labelledby={`${headingId(position)} ${stemId(position)}`}
        className="flex min-w-0 flex-col gap-4"
      >
        <PlaceHeading position={position} label={t("place.heading", { number: position })}>
          <Prose html={stemHtml} />
        </PlaceHeading>
        {type === "multiple" ? <p className="-mt-2 text-muted">{t("question.multiple")}</p> : null}
        {picture ? (
          <PictureButton {...pictureAt(picture)} label={t("question.enlarge")} onEnlarge={onEnlarge} />
        ) : null}
        <AnswerBody {...props} />
      </fieldset>
      <div className="-mx-4 flex flex-wrap justify-between">
        <FlagButton isFlagged={isFlagged} isLocked={isLocked} onFlag={onFlag} />
        {isClearable ? (
          <Button
            type="button"
            variant="quiet"
            icon={<Eraser size={20} aria-hidden="true" />}
            disabled={isLocked}
            onClick={() => {
              onAnswer({ choice: [], prediction: null });
              document.getElementById(headingId(position))?.focus();
            }}
          >
            {t(type === "ordering" ? "question.rearrange" : "question.clear")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Options are there at once; what other questions are answered by comes with the panels. */
function AnswerBody({ attemptId, question, answer, isLocked, session, panels, onAnswer }: QuestionCardProps) {
  const t = useMessages(playMessages);
  const body = {
    question,
    choice: answer.choice,
    onChoose: (choice: string[]) => onAnswer({ choice, prediction: null }),
  };
  const waiting = <p className="text-muted">{t("sign.opening")}</p>;
  switch (question.type) {
    case "single":
    case "multiple":
    case "true_false":
      return <ChoiceAnswer {...body} />;
    case "ordering":
      return panels ? <panels.OrderingAnswer {...body} /> : waiting;
    case "matching":
      return panels ? <panels.MatchingAnswer {...body} /> : waiting;
    case "short_answer":
      return panels ? (
        <panels.ShortAnswer {...body} attemptId={attemptId} isLocked={isLocked} session={session} />
      ) : (
        waiting
      );
    default:
      return assertNever(question.type);
  }
}
