import type { SerializeFrom } from "@remix-run/node";
import { contestMessages } from "~/i18n/contest";
import { contestPublicMessages } from "~/i18n/contest-public";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { type Description, DescriptionList } from "~/ui/description-list";
import { Section } from "~/ui/page";
import { type PublicContestPage, shared } from "./public-page";

/** The rules in plain words, made of the settings themselves, so that they cannot disagree with what happens. */
export function PlainRules({ page }: { page: SerializeFrom<PublicContestPage> }) {
  const t = useMessages(contestPublicMessages);
  const words = useMessages(contestMessages);
  const { rounds, tracks } = page;
  const varies = t("page.varies");
  const durationMs = shared(rounds, (round) => round.durationMs);
  const attempts = shared(rounds, (round) => `${round.attemptsAllowed} ${round.countedAttempt}`);
  const timing = shared(rounds, (round) => round.resultTiming);
  const [first] = rounds;
  const items: Description[] = [];
  if (tracks.length > 0) {
    const who = tracks.map((track) => (
      <p key={track.id}>
        <span className="font-semibold">{track.name}</span>
        <span className="block text-muted">
          {`${words(`audience.${track.audience}`)} · ${words(`entryMode.${track.entryMode}`)}`}
        </span>
      </p>
    ));
    items.push({ term: t("page.who"), detail: <div className="flex flex-col gap-2">{who}</div> });
  }
  if (first) {
    const minutes = durationMs === null ? null : Math.round(durationMs / 60_000);
    const counted = words(`counted.${first.countedAttempt}`).toLocaleLowerCase("vi");
    items.push(
      { term: t("page.duration"), detail: minutes === null ? varies : words("duration", { minutes }) },
      {
        term: t("page.attempts"),
        detail: attempts ? t("page.attemptsValue", { count: first.attemptsAllowed, counted }) : varies,
      },
      { term: t("page.points"), detail: timing ? words(`timing.${timing}`) : varies },
    );
  }
  if (page.predictionQuestion) {
    const question = page.predictionQuestion;
    items.push({ term: t("page.prediction"), detail: t("page.predictionValue", { question }) });
  }
  const criteria = page.rankingChain
    .map((one) => words(`criterion.${one}`).toLocaleLowerCase("vi"))
    .join("; ");
  items.push({ term: t("page.ranking"), detail: t("page.rankingValue", { criteria }) });
  return (
    <Section title={t("page.inShort")}>
      <Card>
        <DescriptionList items={items} />
      </Card>
    </Section>
  );
}
