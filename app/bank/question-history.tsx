import type { SerializeFrom } from "@remix-run/node";
import { bankMessages } from "~/i18n/bank";
import { questionMessages } from "~/i18n/bank-question";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { QuestionView, RevisionView } from "./question.queries.server";
import { useFieldLabels } from "./question-fields";
import { type Difference, differencesBetween, wordChanges } from "./revision-differences";

type Revision = SerializeFrom<RevisionView>;

/** Every revision with what it changed, newest first, and every retirement and return. */
export function QuestionHistory({ question }: { question: SerializeFrom<QuestionView> }) {
  const t = useMessages(questionMessages);
  return (
    <Section title={t("page.history")}>
      {question.acts.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {question.acts.map((act) => (
            <li key={`${act.at} ${act.act}`}>
              <strong>{t(act.act === "retire-question" ? "page.retireAct" : "page.restoreAct")}</strong>
              {` · ${formatDateTime(act.at)} · ${act.actor ?? t("page.system")}`}
              {act.reason ? ` · ${t("page.reason")}: ${act.reason}` : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ol className="flex flex-col gap-6" reversed>
        {question.revisions.map((revision, index) => (
          <li key={revision.number}>
            <RevisionEntry revision={revision} before={question.revisions[index + 1]} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function RevisionEntry({ revision, before }: { revision: Revision; before?: Revision }) {
  const t = useMessages(questionMessages);
  const labelOf = useChangeLabels();
  const title = [
    t("page.revisionTitle", { number: revision.number }),
    formatDateTime(revision.createdAt),
    revision.author ?? t("page.byImport"),
  ].join(" · ");
  if (!before) {
    return (
      <>
        <p className="font-semibold">{title}</p>
        <p className="text-muted">{t("page.firstRevision")}</p>
      </>
    );
  }
  return (
    <Table
      caption={title}
      stacks
      rows={differencesBetween(before, revision)}
      rowKey={(difference) => difference.field}
      columns={[
        { key: "field", header: t("page.change"), width: "medium", rowHeader: true, cell: labelOf },
        { key: "before", header: t("page.before"), cell: (one) => <Side difference={one} side="gone" /> },
        { key: "after", header: t("page.after"), cell: (one) => <Side difference={one} side="new" /> },
      ]}
    />
  );
}

function useChangeLabels(): (difference: Difference) => string {
  const t = useMessages(questionMessages);
  const labels = useFieldLabels();
  return ({ field }) => (field === "keys" ? t("page.keys") : (labels[field] ?? field));
}

/** One side of a change; the words that differ are marked by an element, a line and a spoken word. */
function Side({ difference, side }: { difference: Difference; side: "gone" | "new" }) {
  const t = useMessages(questionMessages);
  const choiceWords = useChoiceWords();
  const before = choiceWords(difference.field, difference.before);
  const after = choiceWords(difference.field, difference.after);
  const text = side === "gone" ? before : after;
  if (text === "") return <span className="text-muted">{t("page.empty")}</span>;
  const Mark = side === "gone" ? "del" : "ins";
  const look = side === "gone" ? "bg-red-soft line-through" : "bg-green-soft underline";
  return (
    <>
      {wordChanges(before, after)
        .filter((change) => change.kind === "same" || change.kind === side)
        .map((change, index) => {
          const key = `${index} ${change.text}`;
          if (change.kind === "same") return <span key={key}>{`${change.text} `}</span>;
          return (
            <span key={key}>
              <span className="sr-only">{t(side === "gone" ? "page.gone" : "page.came")} </span>
              <Mark className={look}>{change.text}</Mark>{" "}
            </span>
          );
        })}
    </>
  );
}

/** Names of choices in the reader's language; every other text as it is. */
function useChoiceWords(): (field: Difference["field"], value: string) => string {
  const words = useMessages(bankMessages);
  return (field, value) => {
    const isChoice = field === "difficulty" || field === "type" || field === "audience";
    return isChoice ? words(`${field}.${value}` as "type.single") : value;
  };
}
