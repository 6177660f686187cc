import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { NumberField } from "~/ui/field";
import { FlagButton, headingId, PlaceHeading } from "./place-parts";
import { MAX_PREDICTION, parsePrediction } from "./prediction-limit";
import type { Answer } from "./sitting-answers";
import { type TypingSession, useTyped } from "./use-typed";

export interface PredictionCardProps {
  attemptId: string;
  question: string;
  answer: Answer;
  isFlagged: boolean;
  isLocked: boolean;
  session: TypingSession;
  onAnswer: (answer: Answer) => void;
  onFlag: () => void;
}

/** The prediction, last in the paper. */
export function PredictionCard(props: PredictionCardProps) {
  const { attemptId, question, answer, isLocked, session, onAnswer } = props;
  const t = useMessages(playMessages);
  const locale = useLocale();
  const { text, change, leave } = useTyped({
    place: `${attemptId} 0`,
    answered: answer.prediction === null ? "" : String(answer.prediction),
    isLocked,
    session,
    take(typed) {
      const prediction = parsePrediction(typed);
      if (prediction !== undefined) onAnswer({ choice: [], prediction });
      return prediction !== undefined;
    },
  });
  const isBad = parsePrediction(text) === undefined;
  return (
    <section aria-labelledby={headingId(0)} className="flex flex-col gap-4">
      <PlaceHeading position={0} label={t("place.prediction")}>
        {question}
      </PlaceHeading>
      <p className="text-muted">{t("prediction.hint")}</p>
      <NumberField
        name="prediction"
        label={t("prediction.label")}
        value={text}
        maxLength={13}
        disabled={isLocked}
        error={isBad ? t("prediction.bad", { max: formatNumber(locale, MAX_PREDICTION) }) : undefined}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={leave}
      />
      <div className="-mx-4">
        <FlagButton isFlagged={props.isFlagged} isLocked={isLocked} onFlag={props.onFlag} />
      </div>
    </section>
  );
}
