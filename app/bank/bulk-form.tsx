import { Form } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { changeMessages } from "~/i18n/bank-change";
import { useMessages } from "~/i18n/messages";
import { Button, buttonClass } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { RadioGroupField, SelectField, TextField } from "~/ui/field";
import { LiveRegion } from "~/ui/live-region";
import { useHydrated } from "~/ui/use-hydrated";
import { CHANGE_KINDS, type ChangeKind } from "./bank-change";
import { bankPath } from "./bank-list";
import { AUDIENCES } from "./question";
import type { TagCount } from "./question-list.queries.server";
import { useTicked } from "./use-ticked";

type BulkProps = {
  bank: { slug: string; topics: { code: string; name: string }[] };
  /** Id of the form, which the boxes of the table name. */
  id: string;
  /** Address query of the list, so that "all" means what is seen. */
  query: string;
  total: number;
  tags: TagCount[];
};

/** One act on the ticked questions, or on all that the filter lets through; it says what will happen to how many, and asks. */
export function BulkForm({ bank, id, query, total, tags }: BulkProps) {
  const t = useMessages(changeMessages);
  const hydrated = useHydrated();
  const { count: ticked, tickAll } = useTicked(id, "code");
  return (
    <>
      {hydrated && ticked > 0 ? <TickedStrip count={ticked} form={id} /> : null}
      <Card as="section">
        <CardHeader
          title={t("bulk")}
          description={hydrated ? t("selected", { count: ticked }) : undefined}
          actions={
            hydrated ? (
              <Button type="button" onClick={tickAll}>
                {t("selectPage")}
              </Button>
            ) : null
          }
        />
        <LiveRegion message={t("selected", { count: ticked })} />
        <Form
          id={id}
          method="post"
          action={`${bankPath(bank.slug)}/changes`}
          className="flex scroll-mt-4 flex-col gap-4"
        >
          <input type="hidden" name="query" value={query} />
          <ActFields bank={bank} tags={tags} ticked={ticked} total={total} />
        </Form>
      </Card>
    </>
  );
}

/** Stays in sight while questions are ticked: how many, and the way to the acts. */
function TickedStrip({ count, form }: { count: number; form: string }) {
  const t = useMessages(changeMessages);
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-3 rounded-card border border-control bg-surface p-3 shadow-float">
      <span className="font-semibold">{t("selected", { count })}</span>
      <a href={`#${form}`} className={buttonClass("primary")}>
        {t("bulk")}
      </a>
    </div>
  );
}

type ActProps = Pick<BulkProps, "bank" | "tags" | "total"> & { ticked: number };

/** Which questions, which act, what it needs to know, and the question before it is done. */
function ActFields({ bank, tags, ticked, total }: ActProps) {
  const t = useMessages(changeMessages);
  const hydrated = useHydrated();
  const [kind, setKind] = useState<ChangeKind>("add-tag");
  const [scope, setScope] = useState("ticked");
  const count = scope === "all" ? total : ticked;
  return (
    <>
      <RadioGroupField
        name="selection"
        label={t("scope")}
        inline
        value={hydrated ? scope : undefined}
        defaultValue="ticked"
        onChange={setScope}
        options={[
          { value: "ticked", label: t("scopeTicked") },
          { value: "all", label: t("scopeAll", { count: total }) },
        ]}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          name="kind"
          label={t("kind")}
          options={CHANGE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          defaultValue={kind}
          onChange={(event) => setKind(event.currentTarget.value as ChangeKind)}
        />
        <Particulars kind={hydrated ? kind : null} bank={bank} tags={tags} />
      </div>
      <ConfirmButton
        label={t("apply")}
        title={t("confirmTitle", { kind: t(`kinds.${kind}`), count })}
        confirmLabel={t("apply")}
        cancelLabel={t("cancel")}
        surrounding
        disabled={hydrated && count === 0}
        fields={{ intent: "change" }}
        className="self-start"
      >
        {hydrated && kind.startsWith("set-") ? <p className="mb-2">{t("confirmDraft")}</p> : null}
        <p>{t("confirmText")}</p>
      </ConfirmButton>
    </>
  );
}

type ParticularProps = Pick<BulkProps, "bank" | "tags"> & {
  /** null: scripts do not run, so everything is asked for. */
  kind: ChangeKind | null;
};

/** What the act needs to know. */
function Particulars({ kind, bank, tags }: ParticularProps): ReactNode {
  const t = useMessages(changeMessages);
  const words = useMessages(bankMessages);
  const asks = (...kinds: ChangeKind[]) => kind === null || kinds.includes(kind);
  return (
    <>
      {asks("add-tag", "remove-tag") ? (
        <>
          <TextField
            name="tag"
            id="bulk-tag"
            label={t("tag")}
            list="bulk-tags"
            maxLength={60}
            autoComplete="off"
          />
          <datalist id="bulk-tags">
            {tags.map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      ) : null}
      {asks("retire", "restore") ? (
        <TextField name="reason" id="bulk-reason" label={t("reason")} maxLength={500} />
      ) : null}
      {asks("set-topic") ? (
        <SelectField
          name="topic"
          id="bulk-topic"
          label={t("topic")}
          options={bank.topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))}
        />
      ) : null}
      {asks("set-difficulty") ? (
        <SelectField
          name="difficulty"
          id="bulk-difficulty"
          label={t("difficulty")}
          options={DIFFICULTIES.map((value) => ({ value, label: words(`difficulty.${value}`) }))}
        />
      ) : null}
      {asks("set-audience") ? (
        <SelectField
          name="audience"
          id="bulk-audience"
          label={t("audience")}
          options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
        />
      ) : null}
    </>
  );
}
