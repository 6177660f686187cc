import { useNavigation } from "@remix-run/react";
import { PlaceHeading } from "~/attempt/place-parts";
import { ReviewAnswer } from "~/attempt/review-answer";
import { Arrival } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EnlargeablePicture } from "~/ui/picture-dialog";
import { Prose } from "~/ui/prose";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import { AnswerFields } from "./answer-fields";
import type { Mark } from "./marks";
import { answerField, type CheckedQuestion, type PracticeQuestion } from "./paper";

export interface PracticeQuestionCardProps {
  slug: string;
  question: PracticeQuestion;
  /** null: its answer has not been looked at. */
  checked: CheckedQuestion | null;
  kept: readonly string[];
  isMalformed: boolean;
  /** Its answer was asked for just now: it takes the focus. */
  hasArrived: boolean;
}

const TONES: Record<Mark, Tone> = { right: "success", wrong: "danger", blank: "neutral", open: "neutral" };

/** A practice question with its fields, or, once answered, with what is right and why. */
export function PracticeQuestionCard(props: PracticeQuestionCardProps) {
  const { slug, question, checked, kept, isMalformed, hasArrived } = props;
  const { id, position, stemHtml, picture, topicName } = question;
  const t = useMessages(practiceMessages);
  const navigation = useNavigation();
  const { id: pictureId, ...shape } = picture ?? { id: "", alt: "", width: 0, height: 0 };
  return (
    <Card as="section" className="flex flex-col gap-4">
      <input type="hidden" name="question" value={id} />
      <PlaceHeading position={position} label={`${t("paper.heading", { number: position })} · ${topicName}`}>
        <Prose html={stemHtml} />
      </PlaceHeading>
      {picture ? (
        <EnlargeablePicture
          picture={{ ...shape, src: `/practice/${slug}/pictures/${pictureId}` }}
          title={t("picture.title", { number: position })}
          enlargeLabel={t("picture.enlarge")}
          closeLabel={t("picture.close")}
        />
      ) : null}
      {checked ? (
        <Checked checked={checked} hasArrived={hasArrived} />
      ) : (
        <>
          {isMalformed ? <Alert tone="warning" role="alert" title={t("paper.malformed")} /> : null}
          <AnswerFields question={question} kept={kept} />
          <Button
            name="check"
            value={id}
            variant="primary"
            className="self-start"
            busy={navigation.formData?.get("check") === id}
          >
            {t("paper.check")}
          </Button>
        </>
      )}
    </Card>
  );
}

function Checked({ checked, hasArrived }: { checked: CheckedQuestion; hasArrived: boolean }) {
  const t = useMessages(practiceMessages);
  const { id, mark, given, answer, explanationHtml, source } = checked;
  const verdict = (
    <StatusPill tone={TONES[mark]}>{t(`checked.${mark === "open" ? "blank" : mark}`)}</StatusPill>
  );
  return (
    <>
      <input type="hidden" name="checked" value={id} />
      {given.map((one, at) => {
        // Prompts may have the same pick.
        const key = `${at} ${one}`;
        return <input key={key} type="hidden" name={answerField(id)} value={one} />;
      })}
      {hasArrived ? <Arrival of={checked}>{verdict}</Arrival> : verdict}
      <ReviewAnswer answer={answer} isWithheld={false} />
      {explanationHtml ? (
        <div className="max-w-text">
          <p className="font-semibold">{t("checked.explanation")}</p>
          <Prose html={explanationHtml} />
        </div>
      ) : null}
      {source ? <p className="max-w-text text-sm text-muted">{t("checked.source", { source })}</p> : null}
    </>
  );
}
