import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { bankMessages } from "~/i18n/bank";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { Table } from "~/ui/table";
import { useFieldLabels } from "./question-fields";
import type { RevisionView } from "./revision.queries.server";
import { type Difference, differencesBetween, wordChanges } from "./revision-differences";

type Revision = SerializeFrom<RevisionView>;

/** Two revisions side by side, only the fields that differ; on phones one below the other. */
export function RevisionComparison(props: { caption: ReactNode; before: Revision; after: Revision }) {
  const { caption, before, after } = props;
  const t = useMessages(questionMessages);
  const labelOf = useChangeLabels();
  return (
    <Table
      caption={caption}
      stacks
      rows={differencesBetween(before, after)}
      rowKey={(difference) => difference.field}
      empty={t("page.sameWords")}
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
  if (difference.field === "picture")
    return <img src={`/pictures/${text}`} alt="" className="max-h-40 max-w-full" />;
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
