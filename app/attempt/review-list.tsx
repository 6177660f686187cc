import { useMessages } from "~/i18n/messages";
import { playResultMessages } from "~/i18n/play-result";
import { Card } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { EnlargeablePicture } from "~/ui/picture-dialog";
import { Prose } from "~/ui/prose";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import { pictureAt } from "./picture-at";
import { STRONG_IN_STEM } from "./place-parts";
import type { ReviewedQuestion } from "./result";
import { ReviewAnswer } from "./review-answer";

const TONES: Record<ReviewedQuestion["outcome"], Tone> = {
  correct: "success",
  wrong: "danger",
  blank: "neutral",
  void: "info",
  withheld: "neutral",
};

/** The own paper after the release: what was answered, what is right, and why. */
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
  const { position, stemHtml, picture, answer, outcome, explanationHtml, citation } = question;
  return (
    <div className="flex max-w-text flex-col gap-4">
      <div>
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <h3 className="text-base text-muted">{t("review.heading", { number: position })}</h3>
          <StatusPill tone={TONES[outcome]}>{t(`review.${outcome}`)}</StatusPill>
        </div>
        <Prose html={stemHtml} className={cx("font-semibold", STRONG_IN_STEM)} />
      </div>
      {picture ? (
        <EnlargeablePicture
          picture={pictureAt(picture)}
          title={t("review.picture", { number: position })}
          enlargeLabel={t("review.enlarge")}
          closeLabel={t("review.close")}
        />
      ) : null}
      <ReviewAnswer answer={answer} isWithheld={outcome === "withheld"} />
      {outcome === "withheld" ? <p className="text-muted">{t("review.withheldText")}</p> : null}
      {explanationHtml ? (
        <div>
          <p className="font-semibold">{t("review.explanation")}</p>
          <Prose html={explanationHtml} />
        </div>
      ) : null}
      {citation ? <p className="text-sm text-muted">{t("review.citation", { citation })}</p> : null}
    </div>
  );
}
