import { useEffect, useRef, useState } from "react";
import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { NumberField } from "~/ui/field";
import { MAX_PREDICTION, parsePrediction } from "./prediction-limit";
import { FlagButton, headingId, PlaceHeading } from "./question-card";
import type { Answer } from "./sitting-answers";

/** Digits typed one after another are one answer. */
const TYPING_MS = 700;

export interface PredictionCardProps {
  question: string;
  answer: Answer;
  isFlagged: boolean;
  isLocked: boolean;
  onAnswer: (answer: Answer) => void;
  onFlag: () => void;
}

/** The prediction, last in the paper. What is typed is saved after a short pause, and at once when the field is left. */
export function PredictionCard(props: PredictionCardProps) {
  const { question, answer, isLocked } = props;
  const t = useMessages(playMessages);
  const locale = useLocale();
  const { text, setText, flush } = useTypedPrediction(answer, props.onAnswer);
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
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={flush}
      />
      <div className="-mx-4">
        <FlagButton isFlagged={props.isFlagged} isLocked={isLocked} onFlag={props.onFlag} />
      </div>
    </section>
  );
}

function useTypedPrediction(answer: Answer, onAnswer: (answer: Answer) => void) {
  const shown = answer.prediction === null ? "" : String(answer.prediction);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown;
  const latest = useRef<() => void>(() => {});
  latest.current = () => {
    if (typed === null) return;
    const prediction = parsePrediction(typed);
    if (prediction === undefined) return;
    setTyped(null);
    onAnswer({ choice: [], prediction });
  };
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => latest.current(), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const hidden = () => latest.current();
    window.addEventListener("pagehide", hidden);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("pagehide", hidden);
      document.removeEventListener("visibilitychange", hidden);
      // The place is left by a button: what was typed belongs to it.
      latest.current();
    };
  }, []);
  return { text, setText: setTyped, flush: () => latest.current() };
}
