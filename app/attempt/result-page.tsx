import type { ReactNode } from "react";
import { contestMessages } from "~/i18n/contest";
import { formatDateTime, formatNumber, formatTimeLeft } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { playResultMessages } from "~/i18n/play-result";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Page, PageHeader, Section } from "~/ui/page";
import { Stat, StatRow } from "~/ui/status";
import type { OwnResult, ReviewedQuestion } from "./result";
import { ReviewList } from "./review-list";
import { useLeftover } from "./use-leftover";

/** How the person stands in the round, as far as it may be told; made by the standing. */
export type OwnPlace = {
  /** The attempt that counts. */
  attemptId: string;
  rank: number | null;
  people: number | null;
  prizeName: string | null;
  status: "running" | "provisional" | "official";
};

export interface ResultPageProps {
  result: OwnResult;
  place: OwnPlace | null;
  /** null: not released. */
  review: ReviewedQuestion[] | null;
}

/** What became of a submitted attempt. */
export function ResultPage({ result, place, review }: ResultPageProps) {
  const t = useMessages(playResultMessages);
  const { score } = result;
  const lead = score
    ? t("scored", {
        points: score.points,
        max: score.maxPoints,
        correct: score.correctCount,
        total: result.questionCount,
      })
    : t("received", { at: formatDateTime(result.submittedAt) });
  const contestPath = `/c/${result.contestSlug}`;
  return (
    <Page>
      <PageHeader eyebrow={result.contestTitle} title={t("title")} lead={lead} />
      <ResultNotices result={result} />
      <Figures result={result} place={place} />
      <Card>
        <Facts result={result} place={place} />
      </Card>
      <p>{t("thanks")}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={contestPath} variant="primary">
          {t("toContest")}
        </LinkButton>
        <LinkButton to={`${contestPath}/rounds/${result.roundNumber}/board`}>{t("toBoard")}</LinkButton>
      </div>
      <Section title={t("review.title")}>
        {review ? <ReviewList questions={review} /> : <p className="text-muted">{t("review.later")}</p>}
      </Section>
    </Page>
  );
}

function ResultNotices({ result }: { result: OwnResult }) {
  const t = useMessages(playResultMessages);
  const late = useLeftover(result.attemptId);
  const { disqualified, score, resultTiming } = result;
  const notices: ReactNode[] = [];
  if (disqualified) {
    const at = formatDateTime(disqualified.decidedAt);
    notices.push(
      <Alert key="disqualified" tone="danger" title={t("disqualified.title")}>
        {t("disqualified.text", { reason: disqualified.reason, at })}
      </Alert>,
    );
  }
  if (result.isByTime) {
    notices.push(
      <Alert key="swept" tone="info" title={t("swept.title")}>
        {t("swept.text", { at: formatDateTime(result.submittedAt) })}
      </Alert>,
    );
  }
  if (late > 0) {
    notices.push(
      <Alert key="late" tone="warning" role="status" title={t("late.title", { count: late })}>
        {t("late.text")}
      </Alert>,
    );
  }
  if (!score) {
    notices.push(
      <Alert key="hidden" tone="info" title={t("hidden.title")}>
        {t(`hidden.${resultTiming}`, { at: formatDateTime(result.closesAt) })}
      </Alert>,
    );
  }
  return notices.length > 0 ? <div className="flex flex-col gap-4">{notices}</div> : null;
}

function Figures({ result, place }: { result: OwnResult; place: OwnPlace | null }) {
  const t = useMessages(playResultMessages);
  const locale = useLocale();
  const { score, answeredCount, questionCount } = result;
  const isFinal = place !== null && place.status !== "running";
  const number = (value: number) => formatNumber(locale, value);
  return (
    <StatRow>
      {score ? (
        <>
          <Stat label={t("stat.points")} value={number(score.points)} note={`/ ${number(score.maxPoints)}`} />
          <Stat label={t("stat.correct")} value={score.correctCount} note={`/ ${questionCount}`} />
        </>
      ) : (
        <Stat
          label={t("stat.answered")}
          value={answeredCount}
          note={`/ ${questionCount} ${t("stat.answeredNote")}`}
        />
      )}
      {score && place ? (
        <Stat
          label={t(isFinal ? "stat.rankFinal" : "stat.rank")}
          value={place.rank === null ? "–" : number(place.rank)}
          note={
            place.rank === null
              ? t("stat.rankHidden")
              : place.people === null
                ? undefined
                : t("stat.rankOf", { people: number(place.people) })
          }
        />
      ) : null}
      <Stat
        label={t("stat.duration")}
        value={formatTimeLeft(result.submittedAt - result.startedAt)}
        note={t("stat.durationNote")}
      />
    </StatRow>
  );
}

function Facts({ result, place }: { result: OwnResult; place: OwnPlace | null }) {
  const t = useMessages(playResultMessages);
  const contest = useMessages(contestMessages);
  const locale = useLocale();
  const { number, attemptsAllowed, answeredCount, questionCount } = result;
  const rule = contest(`counted.${result.countedAttempt}`);
  const counts =
    result.score === null || place === null
      ? rule
      : t(place.attemptId === result.attemptId ? "fact.thisCounts" : "fact.otherCounts", { rule });
  const answered = `${answeredCount}/${questionCount} ${t("stat.answeredNote")}`;
  const items = [
    { term: t("fact.round"), detail: result.roundName },
    { term: t("fact.submitted"), detail: formatDateTime(result.submittedAt) },
    { term: t("stat.answered"), detail: answered },
    { term: t("fact.attempt"), detail: t("fact.attemptOf", { number, allowed: attemptsAllowed }) },
  ];
  if (attemptsAllowed > 1) items.push({ term: t("fact.counts"), detail: counts });
  if (result.asksPrediction) {
    const detail =
      result.prediction === null ? t("fact.noPrediction") : formatNumber(locale, result.prediction);
    items.push({ term: t("fact.prediction"), detail });
  }
  if (place && place.status !== "running") {
    items.push({ term: t("fact.status"), detail: t(`fact.${place.status}`) });
    if (place.prizeName) items.push({ term: t("fact.prize"), detail: place.prizeName });
  }
  return <DescriptionList items={items} />;
}
