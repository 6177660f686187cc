import { Link } from "@remix-run/react";
import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { PassageFinder, ToFinder } from "./passage-finder";
import type { PassageAnswer } from "./passages.server";
import type { SetCard } from "./public.queries.server";

export interface SetListPageProps {
  cards: SetCard[];
  answer: PassageAnswer | null;
}

/** All sets that everybody may practise with, and the search over all of them. */
export function SetListPage({ cards, answer }: SetListPageProps) {
  const t = useMessages(practiceMessages);
  if (cards.length === 0) {
    return (
      <Page>
        <PageHeader title={t("title")} />
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={<ToFinder />} />
      <Section title={t("sets")} description={t("privacy")}>
        <ul className="flex flex-col gap-4">
          {cards.map((card) => (
            <SetLink key={card.slug} card={card} />
          ))}
        </ul>
      </Section>
      <PassageFinder answer={answer} action="/practice" />
    </Page>
  );
}

function SetLink({ card }: { card: SetCard }) {
  const t = useMessages(practiceMessages);
  const number = useNumber();
  return (
    <Card as="li" className="flex flex-col gap-2">
      <h3 className="text-lg">
        <Link to={`/practice/${card.slug}`} prefetch="intent">
          {card.title}
        </Link>
      </h3>
      {card.description ? <p className="max-w-text whitespace-pre-line">{card.description}</p> : null}
      <p className="text-muted">{t("questions", { count: number(card.questions) })}</p>
    </Card>
  );
}
