import type { SerializeFrom } from "@remix-run/node";
import { changeMessages } from "~/i18n/bank-change";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { Table } from "~/ui/table";
import type { ChangeView } from "./bank-change.queries.server";
import { bankPath } from "./bank-list";
import { UndoButton, useChangeWords } from "./change-notice";

type Props = { bank: { slug: string; name: string }; changes: SerializeFrom<ChangeView>[] };

/** Recent acts on many questions, each with the way back. */
export function BankChangesPage({ bank, changes }: Props) {
  const t = useMessages(changeMessages);
  const wordsOf = useChangeWords();
  return (
    <Page width="wide">
      <PageHeader back={{ to: bankPath(bank.slug), label: bank.name }} title={t("title")} lead={t("lead")} />
      {changes.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <Table
          caption={t("recent")}
          stacks
          rows={changes}
          rowKey={(change) => change.id}
          columns={[
            { key: "what", header: t("what"), rowHeader: true, cell: wordsOf },
            { key: "questions", header: t("questions"), numeric: true, cell: (change) => change.count },
            { key: "when", header: t("when"), cell: (change) => formatDateTime(change.at) },
            { key: "who", header: t("who"), cell: (change) => change.by ?? "—" },
            {
              key: "state",
              header: t("state"),
              cell: (change) =>
                change.undoneAt === null ? (
                  <UndoButton bankSlug={bank.slug} changeId={change.id} />
                ) : (
                  t("undoneAt", { at: formatDateTime(change.undoneAt) })
                ),
            },
          ]}
        />
      )}
    </Page>
  );
}
