import type { SerializeFrom } from "@remix-run/node";
import { questionMessages } from "~/i18n/bank-question";
import { reviewMessages } from "~/i18n/bank-review";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Section } from "~/ui/page";
import type { QuestionView } from "./question.queries.server";
import type { RevisionView } from "./revision.queries.server";
import { RevisionComparison } from "./revision-comparison";

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
  const review = useMessages(reviewMessages);
  const title = [
    t("page.revisionTitle", { number: revision.number }),
    formatDateTime(revision.createdAt),
    revision.author ?? t("page.byImport"),
    review(`state.${revision.state}`),
    ...(revision.approver ? [t("page.approvedBy", { by: revision.approver })] : []),
  ].join(" · ");
  if (before) return <RevisionComparison caption={title} before={before} after={revision} />;
  return (
    <>
      <p className="font-semibold">{title}</p>
      <p className="text-muted">{t("page.firstRevision")}</p>
    </>
  );
}
