import { Form } from "@remix-run/react";
import { Arrival } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { tally, withMarks } from "./marks";
import type { PaperAnswer, PracticePaper } from "./paper";
import { type PaperAddress, paperSearch } from "./paper-address";
import { PaperResult } from "./paper-result";
import { PracticeQuestionCard } from "./practice-question";

export interface PaperPageProps {
  paper: PracticePaper;
  answer: PaperAnswer | undefined;
}

/** A page of a practice paper, or what came out of it. */
export function PaperPage({ paper, answer }: PaperPageProps) {
  const t = useMessages(practiceMessages);
  const { set, address, total, questions } = paper;
  const back = { to: `/practice/${set.slug}`, label: t("paper.back") };
  if (total === 0) {
    return (
      <Page>
        <PageHeader back={back} eyebrow={t("title")} title={set.title} />
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      </Page>
    );
  }
  if (address.isResult) return <PaperResult paper={paper} />;
  const positionOf = new Map(questions.map((question) => [question.id, question.position]));
  const looked = (answer?.checked ?? []).map(({ id, mark }) => ({ position: positionOf.get(id) ?? 0, mark }));
  const isDone = questions.every(({ id }) => answer?.checked.some((one) => one.id === id));
  const marks = withMarks(
    address.marks,
    looked.filter((one) => one.position > 0),
  ).slice(0, total);
  return (
    <Page>
      <PageHeader
        back={back}
        eyebrow={set.title}
        title={<Place paper={paper} />}
        lead={<Tally marks={marks} />}
      />
      <Gone answer={answer} />
      <Form
        key={paperSearch({ ...address, marks: [] })}
        method="post"
        action={paperPath(set.slug, address)}
        preventScrollReset
        className="flex flex-col gap-6"
      >
        {questions.map((question) => (
          <PracticeQuestionCard
            key={question.id}
            slug={set.slug}
            question={question}
            checked={answer?.checked.find((one) => one.id === question.id) ?? null}
            kept={answer?.kept[question.id] ?? []}
            isMalformed={answer?.refused.some((one) => one.id === question.id) ?? false}
            hasArrived={answer?.asked === question.id}
          />
        ))}
        {address.view === "list" && !isDone ? (
          <Button name="check" value="all" className="self-start">
            {t("paper.checkAll")}
          </Button>
        ) : null}
      </Form>
      <PaperMoves paper={{ ...paper, address: { ...address, marks } }} isDone={isDone} />
    </Page>
  );
}

/** The address of a page of a paper. */
export const paperPath = (slug: string, address: PaperAddress) =>
  `/practice/${slug}/paper${paperSearch(address)}`;

function Place({ paper: { address, total, pageCount } }: { paper: PracticePaper }) {
  const t = useMessages(practiceMessages);
  return address.view === "one"
    ? t("paper.place", { number: address.page, total })
    : t("paper.places", { total, page: address.page, pages: pageCount });
}

function Tally({ marks }: { marks: PaperAddress["marks"] }) {
  const t = useMessages(practiceMessages);
  const { right, answered } = tally(marks);
  return answered === 0 ? t("paper.noTally") : t("paper.tally", { right, answered });
}

/** Questions that left the set while the page was open. */
function Gone({ answer }: { answer: PaperAnswer | undefined }) {
  const t = useMessages(practiceMessages);
  const count = answer?.refused.filter((one) => one.reason === "not-in-set").length ?? 0;
  if (count === 0) return null;
  return (
    <Arrival of={answer}>
      <Alert role="alert" title={t("paper.gone", { count })}>
        {t("paper.goneText")}
      </Alert>
    </Arrival>
  );
}

/** Ways to the neighbouring pages and to the result; the marks go along in the address. */
function PaperMoves({ paper, isDone }: { paper: PracticePaper; isDone: boolean }) {
  const { set, address, pageCount } = paper;
  const t = useMessages(practiceMessages);
  const { page, view } = address;
  const isOne = view === "one";
  const finish = page < pageCount ? "quiet" : isDone ? "primary" : "secondary";
  const to = (change: Partial<PaperAddress>) => paperPath(set.slug, { ...address, ...change });
  return (
    <nav aria-label={t("paper.pages")} className="flex flex-wrap gap-3">
      {page > 1 ? (
        <LinkButton to={to({ page: page - 1 })}>
          {t(isOne ? "paper.previous" : "paper.previousPage")}
        </LinkButton>
      ) : null}
      {page < pageCount ? (
        <LinkButton to={to({ page: page + 1 })} variant={isDone ? "primary" : "secondary"}>
          {t(isOne ? "paper.next" : "paper.nextPage")}
        </LinkButton>
      ) : null}
      <LinkButton to={to({ isResult: true })} variant={finish}>
        {t("paper.finish")}
      </LinkButton>
    </nav>
  );
}
