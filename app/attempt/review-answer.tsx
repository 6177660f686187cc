import type { ReactNode } from "react";
import { useMessages } from "~/i18n/messages";
import { playResultMessages } from "~/i18n/play-result";
import { cx } from "~/ui/class-names";
import { StatusPill } from "~/ui/status";
import { letterOf } from "./place-parts";
import type { ReviewedAnswer } from "./result";

/** What was answered beside what is right. Of what is withheld only the own answer is shown, without a verdict. */
export function ReviewAnswer({ answer, isWithheld }: { answer: ReviewedAnswer; isWithheld: boolean }) {
  switch (answer.kind) {
    case "options":
      return (
        <ul className="flex flex-col gap-2">
          {answer.options.map((option, index) => (
            <ReviewedOption
              key={option.id}
              letter={letterOf(index)}
              option={option}
              isWithheld={isWithheld}
            />
          ))}
        </ul>
      );
    case "order":
      return <ReviewedOrder {...answer} isWithheld={isWithheld} />;
    case "pairs":
      return (
        <ol className="flex flex-col gap-2">
          {answer.pairs.map((pair, at) => (
            <ReviewedPair key={pair.prompt} pair={pair} number={at + 1} isWithheld={isWithheld} />
          ))}
        </ol>
      );
    case "text":
      return <ReviewedText {...answer} isWithheld={isWithheld} />;
  }
}

/** A line with the colour of a verdict; the words beside it say the same. */
function Line({ verdict, children }: { verdict: "right" | "wrong" | null; children: ReactNode }) {
  return (
    <div
      className={cx(
        "rounded-control border-l-4 px-3 py-2",
        verdict === "right" && "border-green bg-green-soft",
        verdict === "wrong" && "border-red bg-red-soft",
        verdict === null && "border-line",
      )}
    >
      {children}
    </div>
  );
}

type Option = Extract<ReviewedAnswer, { kind: "options" }>["options"][number];

function ReviewedOption(props: { letter: string; option: Option; isWithheld: boolean }) {
  const { letter, option, isWithheld } = props;
  const t = useMessages(playResultMessages);
  const { text, isRight, isChosen } = option;
  const verdict = isWithheld ? null : isRight ? "right" : isChosen ? "wrong" : null;
  return (
    <li>
      <Line verdict={verdict}>
        <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <span className="font-bold">{letter}.</span>
          <span className="min-w-0 flex-1">{text}</span>
          {isRight || isChosen ? (
            <span className="flex flex-wrap gap-2 max-sm:w-full max-sm:ps-7">
              {isRight ? <StatusPill tone="success">{t("review.right")}</StatusPill> : null}
              {isChosen ? (
                <StatusPill tone={isWithheld ? "neutral" : isRight ? "success" : "danger"}>
                  {t("review.chosen")}
                </StatusPill>
              ) : null}
            </span>
          ) : null}
        </div>
      </Line>
    </li>
  );
}

function ReviewedOrder(props: { given: string[]; right: string[]; isWithheld: boolean }) {
  const { given, right, isWithheld } = props;
  const t = useMessages(playResultMessages);
  const isSame = given.join("\n") === right.join("\n");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {given.length > 0 ? (
        <Line verdict={isWithheld ? null : isSame ? "right" : "wrong"}>
          <NumberedTexts title={t("review.ownOrder")} texts={given} />
        </Line>
      ) : null}
      {right.length > 0 && !isSame ? (
        <Line verdict="right">
          <NumberedTexts title={t("review.rightOrder")} texts={right} />
        </Line>
      ) : null}
    </div>
  );
}

function NumberedTexts({ title, texts }: { title: string; texts: string[] }) {
  return (
    <>
      <p className="font-semibold">{title}</p>
      <ol className="list-decimal ps-6">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

type Pair = Extract<ReviewedAnswer, { kind: "pairs" }>["pairs"][number];

function ReviewedPair({ pair, number, isWithheld }: { pair: Pair; number: number; isWithheld: boolean }) {
  const t = useMessages(playResultMessages);
  const { prompt, given, right } = pair;
  const isRight = given === right;
  return (
    <li>
      <Line verdict={isWithheld ? null : isRight ? "right" : "wrong"}>
        <p className="font-semibold">{`${number}. ${prompt}`}</p>
        <p>{t("review.ownPick", { text: given ?? t("review.nothing") })}</p>
        {right !== null && !isRight ? <p>{t("review.rightPick", { text: right })}</p> : null}
      </Line>
    </li>
  );
}

function ReviewedText(props: { given: string | null; accepted: string[]; isWithheld: boolean }) {
  const { given, accepted, isWithheld } = props;
  const t = useMessages(playResultMessages);
  return (
    <div className="flex flex-col gap-2">
      <Line verdict={null}>{t("review.ownText", { text: given ?? t("review.nothing") })}</Line>
      {isWithheld ? null : (
        <Line verdict="right">{t("review.acceptedTexts", { texts: accepted.join("; ") })}</Line>
      )}
    </div>
  );
}
