import { useMessages } from "~/i18n/messages";
import { playResultMessages } from "~/i18n/play-result";
import { Card } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import type { ReviewedQuestion } from "./result";

const TONES: Record<ReviewedQuestion["outcome"], Tone> = {
  correct: "success",
  wrong: "danger",
  blank: "neutral",
  void: "info",
  withheld: "neutral",
};

const letterOf = (index: number) => String.fromCharCode(65 + index);

/** The own paper after the release: what was chosen, what is right, and why. */
export function ReviewList({ questions }: { questions: ReviewedQuestion[] }) {
  return (
    <ol className="flex flex-col gap-4">
      {questions.map((question) => (
        <Card key={question.position} as="li">
          <Reviewed question={question} />
        </Card>
      ))}
    </ol>
  );
}

function Reviewed({ question }: { question: ReviewedQuestion }) {
  const t = useMessages(playResultMessages);
  const { position, stem, options, outcome, explanation, citation } = question;
  return (
    <div className="flex max-w-text flex-col gap-4">
      <div>
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <span className="font-semibold text-muted">{t("review.heading", { number: position })}</span>
          <StatusPill tone={TONES[outcome]}>{t(`review.${outcome}`)}</StatusPill>
        </div>
        <h3 className="text-base">{stem}</h3>
      </div>
      <ul className="flex flex-col gap-2">
        {options.map((option, index) => (
          <ReviewedOption key={option.id} letter={letterOf(index)} option={option} />
        ))}
      </ul>
      {outcome === "withheld" ? <p className="text-muted">{t("review.withheldText")}</p> : null}
      {explanation ? (
        <p>
          <span className="font-semibold">{t("review.explanation")}: </span>
          {explanation}
        </p>
      ) : null}
      {citation ? <p className="text-sm text-muted">{t("review.citation", { citation })}</p> : null}
    </div>
  );
}

function ReviewedOption({ letter, option }: { letter: string; option: ReviewedQuestion["options"][number] }) {
  const t = useMessages(playResultMessages);
  const { text, isRight, isChosen } = option;
  return (
    <li
      className={cx(
        "flex flex-wrap items-start gap-x-3 gap-y-1 rounded-control border-l-4 px-3 py-2",
        isRight ? "border-green bg-green-soft" : isChosen ? "border-red bg-red-soft" : "border-line",
      )}
    >
      <span className="font-bold">{letter}.</span>
      <span className="min-w-0 flex-1">{text}</span>
      {isRight || isChosen ? (
        <span className="flex flex-wrap gap-2 max-sm:w-full max-sm:ps-7">
          {isRight ? <StatusPill tone="success">{t("review.right")}</StatusPill> : null}
          {isChosen ? (
            <StatusPill tone={isRight ? "success" : "danger"}>{t("review.chosen")}</StatusPill>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}
