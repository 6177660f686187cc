import type { SerializeFrom } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { DoneNotice } from "~/contest/outcome";
import { formatDateTime, formatTimeLeft } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { openAttemptsMessages } from "~/i18n/standing-open";
import { resultsMessages } from "~/i18n/standing-results";
import { Alert } from "~/ui/alert";
import { Card, CardHeader } from "~/ui/card";
import { type Description, DescriptionList } from "~/ui/description-list";
import { ConfirmButton } from "~/ui/dialog";
import { StatusPill } from "~/ui/status";
import { isExtraTimeRefusal } from "./extra-time";
import { ExtraTimeButton } from "./extra-time-button";
import type { PersonAttempt, PersonAttempts } from "./person-attempts.queries.server";
import { ResultsFrame, type ResultsHead, roundPath, UnsettledNotice } from "./results-frame";
import type { Unsettled } from "./settling";

type Attempt = SerializeFrom<PersonAttempt>;
/** What the words of a decision need: whether the result is computed again, and for how many. */
type Stakes = { isProvisional: boolean; isOfficial: boolean; people: number };

export type PersonPageProps = ResultsHead & {
  person: SerializeFrom<PersonAttempts>;
  stakes: Stakes;
  mayExtend: boolean;
  refused?: Unsettled;
};

/** All attempts of one person in the round, and the decisions on them. */
export function PersonPage({ head, round, person, stakes, mayExtend, refused }: PersonPageProps) {
  const t = useMessages(resultsMessages);
  const words = useMessages(openAttemptsMessages);
  const extraTime = `/results/people/${person.accountId}/extra-time`;
  const lead = t("person.lead", { count: person.attempts.length, round: round.name });
  return (
    <ResultsFrame head={head} round={round} title={person.displayName} lead={lead}>
      <DoneNotice words={{ "extra-time": words("extra.done") }} />
      <UnsettledNotice refused={refused} />
      <ExtraTimeRefused />
      {stakes.isOfficial ? <Alert tone="info">{t("person.fixed")}</Alert> : null}
      <ul className="flex flex-col gap-4">
        {person.attempts.map((attempt) => (
          <AttemptCard key={attempt.attemptId} attempt={attempt} name={person.displayName} stakes={stakes}>
            {mayExtend && attempt.submittedAt === null ? (
              <ExtraTimeButton
                action={roundPath({ head, round }, extraTime)}
                attempt={attempt}
                name={person.displayName}
              />
            ) : null}
          </AttemptCard>
        ))}
      </ul>
    </ResultsFrame>
  );
}

/** The door of extra time sends its refusal back in the address. */
function ExtraTimeRefused() {
  const t = useMessages(openAttemptsMessages);
  const reason = useSearchParams()[0].get("refused");
  if (!isExtraTimeRefusal(reason)) return null;
  return <Alert tone="danger" role="alert" title={t(`reason.${reason}`)} />;
}

type AttemptProps = { attempt: Attempt; name: string; stakes: Stakes };

function AttemptCard({ attempt, name, stakes, children }: AttemptProps & { children: ReactNode }) {
  const t = useMessages(resultsMessages);
  const facts = useAttemptFacts(attempt);
  return (
    <Card as="li">
      <CardHeader
        title={`${t("person.attempt", { number: attempt.number })} · ${attempt.trackName}`}
        actions={<AttemptPill attempt={attempt} />}
      />
      <DescriptionList items={facts} />
      <Decisions attempt={attempt} />
      {attempt.submittedAt !== null && !stakes.isOfficial ? (
        <div className="mt-4">
          <DecisionButton attempt={attempt} name={name} stakes={stakes} />
        </div>
      ) : null}
      {children}
    </Card>
  );
}

function AttemptPill({ attempt }: { attempt: Attempt }) {
  const t = useMessages(resultsMessages);
  if (attempt.isDisqualified) return <StatusPill tone="danger">{t("person.disqualified")}</StatusPill>;
  if (attempt.submittedAt === null) return <StatusPill tone="info">{t("person.open")}</StatusPill>;
  return attempt.isCounted ? <StatusPill tone="success">{t("person.counts")}</StatusPill> : null;
}

function useAttemptFacts(attempt: Attempt): Description[] {
  const { startedAt, deadlineAt, submittedAt, closedBy, result } = attempt;
  const t = useMessages(resultsMessages);
  const words = useMessages(openAttemptsMessages);
  const items: Description[] = [{ term: t("person.started"), detail: formatDateTime(startedAt) }];
  if (attempt.extensions.length > 0) {
    const lines = attempt.extensions.map(({ id, extraMs, reason, grantedAt }) => (
      <p key={id}>
        {words("extra.line", { minutes: extraMs / 60_000, at: formatDateTime(grantedAt), reason })}
      </p>
    ));
    items.push({ term: words("extra.granted"), detail: <>{lines}</> });
  }
  if (submittedAt === null) {
    items.push({ term: words("deadline"), detail: formatDateTime(deadlineAt) });
    return [...items, { term: t("person.submitted"), detail: t("person.open") }];
  }
  const how = t(closedBy === "sweeper" ? "person.bySweeper" : "person.byContestant");
  items.push({ term: t("person.submitted"), detail: `${formatDateTime(submittedAt)} (${how})` });
  if (result) {
    const { points, maxPoints: max, correctCount: correct, questionCount: questions } = result;
    items.push({ term: t("person.result"), detail: t("person.points", { points, max, correct, questions }) });
    items.push({ term: t("person.time"), detail: formatTimeLeft(result.durationMs) });
    if (result.prediction !== null) {
      items.push({ term: t("person.prediction"), detail: result.prediction });
    }
  }
  return items;
}

function Decisions({ attempt }: { attempt: Attempt }) {
  const t = useMessages(resultsMessages);
  if (attempt.decisions.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className="font-semibold">{t("person.history")}</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {attempt.decisions.map((decision) => (
          <li key={decision.id}>
            <p>
              {formatDateTime(decision.decidedAt)}: {t("person.disqualified")}. {decision.reason}
            </p>
            {decision.reinstatedAt ? (
              <p className="text-muted">
                {formatDateTime(decision.reinstatedAt)}: {t("decisions.lifted")}. {decision.reinstateReason}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DecisionButton({ attempt, name, stakes }: AttemptProps) {
  const t = useMessages(resultsMessages);
  const words = useMessages(settlingMessages);
  const verdict = attempt.isDisqualified ? "reinstate" : "disqualify";
  const values = { isProvisional: String(stakes.isProvisional), people: stakes.people };
  return (
    <ConfirmButton
      label={t(`person.${verdict}`)}
      title={t(`person.${verdict}Ask`, { number: attempt.number, name })}
      confirmLabel={t(`person.${verdict}`)}
      cancelLabel={words("cancel")}
      variant={verdict === "disqualify" ? "danger" : "primary"}
      fields={{ verdict, attemptId: attempt.attemptId }}
      reasonName="reason"
      reasonLabel={t("person.reason")}
      reasonHint={t("person.reasonHint")}
    >
      {t(`person.${verdict}Text`, values)}
    </ConfirmButton>
  );
}
