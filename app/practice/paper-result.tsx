import { Link } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { LinkButton } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { Stat, StatRow } from "~/ui/status";
import { type Mark, tally } from "./marks";
import type { PracticePaper } from "./paper";
import { pageOf, paperSearch } from "./paper-address";

/** What came out of a practice paper, from the marks in its own address. */
export function PaperResult({ paper }: { paper: PracticePaper }) {
  const t = useMessages(practiceMessages);
  const { set, address, total } = paper;
  const marks = Array.from({ length: total }, (_, at): Mark => address.marks[at] ?? "open");
  const { right, answered } = tally(marks);
  const path = `/practice/${set.slug}/paper`;
  const first = { ...address, isResult: false, page: 1, marks: [] };
  const note = t("result.ofTotal", { total });
  return (
    <Page>
      <PageHeader
        back={{ to: `/practice/${set.slug}`, label: t("paper.back") }}
        eyebrow={set.title}
        title={t("result.title")}
        lead={answered === 0 ? t("result.leadNone") : t("result.lead", { right, answered })}
      />
      <StatRow>
        <Stat label={t("result.right")} value={right} note={note} />
        <Stat label={t("result.wrong")} value={answered - right} note={note} />
        <Stat label={t("result.open")} value={total - answered} note={note} />
      </StatRow>
      <Places title={t("result.wrongOnes")} wanted={["wrong"]} paper={paper} marks={marks} />
      <Places title={t("result.openOnes")} wanted={["open", "blank"]} paper={paper} marks={marks} />
      <p className="max-w-text text-muted">{t("privacy")}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`${path}${paperSearch(first)}`}>{t("result.again")}</LinkButton>
        <LinkButton to={`${path}${paperSearch({ ...first, seed: "" })}`}>{t("result.others")}</LinkButton>
      </div>
    </Page>
  );
}

type PlacesProps = { title: string; wanted: Mark[]; paper: PracticePaper; marks: Mark[] };

/** Links to the questions of which this came out. */
function Places({ title, wanted, paper: { set, address }, marks }: PlacesProps) {
  const t = useMessages(practiceMessages);
  const places = marks.flatMap((mark, at) => (wanted.includes(mark) ? [at + 1] : []));
  if (places.length === 0) return null;
  const to = (position: number) =>
    `/practice/${set.slug}/paper${paperSearch({ ...address, isResult: false, page: pageOf(address.view, position) })}`;
  return (
    <Section title={title}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {places.map((position) => (
          <li key={position}>
            <Link to={`${to(position)}#cau-${position}`} className="inline-flex min-h-12 items-center">
              {t("paper.heading", { number: position })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
