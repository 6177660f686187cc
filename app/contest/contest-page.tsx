import type { SerializeFrom } from "@remix-run/node";
import { useRevalidator } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestDeskMessages } from "~/i18n/contest-desk";
import { contestPublicMessages } from "~/i18n/contest-public";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Countdown } from "~/ui/countdown";
import { Page, PageHeader, Section } from "~/ui/page";
import { Prose } from "~/ui/prose";
import { Table } from "~/ui/table";
import { ActionCard } from "./action-card";
import { PlainRules } from "./plain-rules";
import type { PublicContestPage } from "./public-page";
import { RoundTimeline } from "./round-timeline";
import { ShareCard } from "./share-card";
import { ContestStateName, useTimeLeft } from "./state-words";
import { useServerClock } from "./use-server-clock";

type View = SerializeFrom<PublicContestPage>;
type Props = { page: View; nowMs: number };

/** A contest for everybody: readable in ten seconds, the one thing to do on top. */
export function ContestPage({ page, nowMs }: Props) {
  const t = useMessages(contestPublicMessages);
  const desk = useMessages(contestDeskMessages);
  return (
    <Page>
      <PageHeader eyebrow={t("page.holder", { holder: page.holderName })} title={page.title} />
      {page.published ? null : (
        <Alert tone="warning" title={desk("desk.hiddenTitle")}>
          {desk("desk.hiddenText")}
        </Alert>
      )}
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <ContestStateName kind={page.state.kind} />
          <StateCountdown state={page.state} nowMs={nowMs} />
        </div>
        <ActionCard action={page.action} slug={page.slug} trackName={page.trackName} />
      </div>
      {page.summaryHtml ? <Prose html={page.summaryHtml} /> : null}
      <PlainRules page={page} />
      <Section title={t("page.rounds")}>
        <RoundTimeline slug={page.slug} rounds={page.rounds} />
      </Section>
      <PrizeSection page={page} />
      {page.rulesHtml ? (
        <Section title={t("page.fullRules")} id="rules">
          <Card>
            <Prose html={page.rulesHtml} />
          </Card>
        </Section>
      ) : null}
      <ShareCard title={page.title} link={page.link} />
    </Page>
  );
}

/** Days or hours in words, then minutes and seconds; at the end the page asks the server what is next. */
function StateCountdown({ state, nowMs }: { state: View["state"]; nowMs: number }) {
  const t = useMessages(contestPublicMessages);
  const shared = useMessages(contestMessages);
  const left = useTimeLeft();
  const offsetMs = useServerClock(nowMs);
  const { revalidate } = useRevalidator();
  if (state.kind !== "running" && state.kind !== "upcoming") return null;
  const isRunning = state.kind === "running";
  // A crowd waits for the same instant: everybody asks at a moment of their own within five seconds.
  const askLater = (thresholdMs: number) => {
    if (thresholdMs === 0) setTimeout(revalidate, 500 + Math.random() * 4500);
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="text-muted">{isRunning ? t("page.timeLeft") : t("page.timeToOpen")}</span>
      <Countdown
        key={state.kind}
        endsAt={isRunning ? state.closesAt : state.opensAt}
        nowMs={nowMs}
        offsetMs={offsetMs}
        format={(ms) => (ms >= 3_600_000 ? left(ms) : clock(ms))}
        onThreshold={askLater}
        label={`${shared(`state.${state.kind}`)} · ${state.roundName}`}
      />
    </span>
  );
}

function clock(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function PrizeSection({ page }: { page: View }) {
  const t = useMessages(contestPublicMessages);
  if (page.prizes.length === 0) return null;
  return (
    <Section title={t("page.prizes")}>
      {page.tracks.map((track) => {
        const rows = page.prizes.filter((prize) => prize.trackId === track.id);
        return rows.length === 0 ? null : (
          <Table
            key={track.id}
            caption={t("page.prizeCaption", { track: track.name })}
            rows={rows}
            rowKey={(_, index) => index}
            columns={[
              {
                key: "name",
                header: t("page.prize"),
                rowHeader: true,
                cell: (prize) => (
                  <>
                    {prize.name}
                    <span className="block font-normal text-muted">
                      {t("page.quantity", { count: prize.quantity })}
                    </span>
                  </>
                ),
              },
              { key: "reward", header: t("page.reward"), cell: (prize) => prize.reward },
            ]}
          />
        );
      })}
    </Section>
  );
}
