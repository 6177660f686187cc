import type { SerializeFrom } from "@remix-run/node";
import { Form, useNavigation } from "@remix-run/react";
import { QuestionFields, useFieldLabels } from "~/bank/question-fields";
import { RefusalNotice } from "~/bank/question-refusal";
import type { Refused } from "~/bank/refusal";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Page, PageHeader } from "~/ui/page";
import type { ImportRun, ItemView } from "./import.queries.server";
import { ItemContent, TwinView } from "./import-item-card";
import { ImportNotes, usePlaceWords } from "./import-notes";
import type { RunRefusal } from "./import-page";
import { importPath } from "./import-run";
import { RunOwnerNotice } from "./run-owner-notice";
import type { RunRights } from "./run-rights";

export type ImportItemPageProps = {
  bank: { slug: string; name: string; topics: { code: string; name: string }[] };
  run: SerializeFrom<ImportRun>;
  item: SerializeFrom<ItemView>;
  may: RunRights;
  /** The list one came from, as its query. */
  search: string;
  refused?: Refused | { ok: false; reason: RunRefusal; values?: undefined };
};

/** One question of a file being mended: what is wrong with it above, the form of every question below. */
export function ImportItemPage({ bank, run, item, may, search, refused }: ImportItemPageProps) {
  const t = useMessages(reviewImportMessages);
  const wordsOf = usePlaceWords();
  const list = { to: `${importPath(bank.slug, run.id)}${search}`, label: run.fileName };
  const isOpen = may.work && run.state === "review" && item.writtenAs === null;
  return (
    <Page>
      <PageHeader
        back={list}
        eyebrow={wordsOf(item.place)}
        title={t("item.title", { position: item.position })}
      />
      <RunOwnerNotice run={run} may={may} isLeft={item.writtenAs === null} />
      <ImportNotes notes={item.notes} problems={item.problems} />
      {item.twins.map((twin) => (
        <TwinView key={`${twin.code} ${twin.position}`} twin={twin} bankSlug={bank.slug} />
      ))}
      {isOpen ? (
        <MendForm bank={bank} item={item} list={list.to} refused={refused} />
      ) : (
        <>
          {refused ? <Refusal reason={refused.reason as RunRefusal} /> : null}
          <Card>
            <ItemContent item={item} />
          </Card>
        </>
      )}
    </Page>
  );
}

type FormProps = Pick<ImportItemPageProps, "bank" | "item" | "refused"> & { list: string };

function MendForm({ bank, item, list, refused }: FormProps) {
  const t = useMessages(reviewImportMessages);
  const labels = useFieldLabels();
  const { state, formData } = useNavigation();
  const sent = state === "idle" ? null : formData?.get("intent");
  const typed = refused?.values ? refused : undefined;
  return (
    <Card>
      <Form method="post" noValidate preventScrollReset className="flex flex-col gap-6">
        {typed ? <RefusalNotice refused={typed} labels={labels} /> : null}
        {refused && !typed ? <Refusal reason={refused.reason as RunRefusal} /> : null}
        <QuestionFields bank={bank} values={typed?.values ?? item.values} isNew refused={typed} />
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="save" variant="primary" busy={sent === "save"}>
            {t("item.save")}
          </Button>
          <Button name="intent" value="save-next" busy={sent === "save-next"}>
            {t("item.saveNext")}
          </Button>
          <LinkButton to={list} variant="quiet">
            {t("item.back")}
          </LinkButton>
        </div>
      </Form>
    </Card>
  );
}

function Refusal({ reason }: { reason: RunRefusal }) {
  const t = useMessages(reviewImportMessages);
  const known = reason === "code-taken" ? "invalid-form" : reason;
  return <Alert tone="danger" role="alert" title={t(`act.refused.${known}`)} />;
}
