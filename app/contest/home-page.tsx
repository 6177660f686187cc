import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { contestPublicMessages } from "~/i18n/contest-public";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import type { ContestCard } from "./contest-card";
import { ContestStatePill } from "./state-words";

type CardView = SerializeFrom<ContestCard>;

/** The front page: what this is, and which contests there are. */
export function HomePage({ cards, nowMs }: { cards: CardView[]; nowMs: number }) {
  const t = useMessages(contestPublicMessages);
  const groups = [
    { title: t("home.running"), kinds: ["running"] },
    { title: t("home.upcoming"), kinds: ["upcoming", "preparing"] },
    { title: t("home.past"), kinds: ["settling", "finished"] },
  ];
  return (
    <Page>
      <PageHeader title={t("home.title")} lead={t("home.lead")} />
      {cards.length === 0 ? <EmptyState title={t("home.emptyTitle")}>{t("home.empty")}</EmptyState> : null}
      {groups.map(({ title, kinds }) => {
        const own = cards.filter((card) => kinds.includes(card.state.kind));
        return own.length === 0 ? null : (
          <Section key={title} title={title}>
            <ul className="flex flex-col gap-4">
              {own.map((card) => (
                <ContestLink key={card.slug} card={card} nowMs={nowMs} />
              ))}
            </ul>
          </Section>
        );
      })}
    </Page>
  );
}

function ContestLink({ card, nowMs }: { card: CardView; nowMs: number }) {
  const t = useMessages(contestPublicMessages);
  return (
    <Card as="li" className="flex flex-col gap-2">
      <h3 className="text-lg">
        <Link to={`/c/${card.slug}`} prefetch="intent">
          {card.title}
        </Link>
      </h3>
      <p className="text-muted">{t("home.holder", { holder: card.holderName })}</p>
      <p>
        <ContestStatePill state={card.state} nowMs={nowMs} />
      </p>
    </Card>
  );
}
