import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import type { RoundPhase } from "~/core/time/phase";
import { contestMessages } from "~/i18n/contest";
import { contestPublicMessages } from "~/i18n/contest-public";
import { useMessages } from "~/i18n/messages";
import { type Step, Steps } from "~/ui/steps";
import type { PublicRound } from "./public-page";
import { useWindowWords } from "./state-words";

const STEP: Record<RoundPhase, Step["state"]> = {
  draft: "upcoming",
  scheduled: "upcoming",
  running: "current",
  closed: "done",
  locked: "done",
  provisional: "done",
  official: "done",
};

const WORD = {
  draft: "stateUpcoming",
  scheduled: "stateUpcoming",
  running: "stateRunning",
  closed: "stateClosed",
  locked: "stateClosed",
  provisional: "stateDone",
  official: "stateDone",
} as const;

/** The rounds in time, each with its window, its conditions and the way to its board. */
export function RoundTimeline({ slug, rounds }: { slug: string; rounds: SerializeFrom<PublicRound>[] }) {
  const t = useMessages(contestPublicMessages);
  const words = useMessages(contestMessages);
  const windowWords = useWindowWords();
  if (rounds.length === 0) return <p className="text-muted">{t("page.noRounds")}</p>;
  const steps = rounds.map((round): Step => {
    const duration = words("duration", { minutes: Math.round(round.durationMs / 60_000) });
    return {
      key: String(round.number),
      title: round.name,
      state: STEP[round.phase],
      stateLabel: t(`page.${WORD[round.phase]}`),
      meta: windowWords(round),
      children: (
        <>
          <p className="text-muted">{t("page.roundMeta", { duration, attempts: round.attemptsAllowed })}</p>
          {round.hasBoard ? (
            <Link to={`/c/${slug}/rounds/${round.number}/board`}>{t("page.board")}</Link>
          ) : null}
        </>
      ),
    };
  });
  return <Steps label={t("page.rounds")} steps={steps} />;
}
