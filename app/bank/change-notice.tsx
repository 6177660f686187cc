import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { bankMessages } from "~/i18n/bank";
import { changeMessages } from "~/i18n/bank-change";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import type { ChangeView } from "./bank-change.queries.server";
import { bankPath } from "./bank-list";

const MAX_CODES = 20;

type Change = SerializeFrom<ChangeView>;

/** "Gắn nhãn “thể chế”". */
export function useChangeWords(): (change: Pick<Change, "kind" | "value">) => string {
  const t = useMessages(changeMessages);
  const words = useMessages(bankMessages);
  return ({ kind, value }) => {
    const name = t(`kinds.${kind}`);
    if (value === "") return name;
    if (kind === "set-difficulty") return `${name}: ${words(`difficulty.${value}` as "difficulty.easy")}`;
    if (kind === "set-audience") return `${name}: ${words(`audience.${value}` as "audience.staff")}`;
    return `${name} “${value}”`;
  };
}

/** What the last act did, what it left alone and why, and the way back. */
export function ChangeNotice({ bankSlug, change }: { bankSlug: string; change: Change }) {
  const t = useMessages(changeMessages);
  const wordsOf = useChangeWords();
  if (change.undoneAt !== null) return <UndoneNotice change={change} />;
  return (
    <Alert
      tone={change.refusedCount > 0 ? "warning" : "success"}
      role="status"
      title={t("done", { kind: wordsOf(change), count: change.count })}
      actions={<UndoButton bankSlug={bankSlug} changeId={change.id} />}
    >
      <RefusedList change={change} />
    </Alert>
  );
}

export function UndoButton({ bankSlug, changeId }: { bankSlug: string; changeId: string }) {
  const t = useMessages(changeMessages);
  return (
    <Form method="post" action={`${bankPath(bankSlug)}/changes`}>
      <input type="hidden" name="change" value={changeId} />
      <Button name="intent" value="undo">
        {t("undo")}
      </Button>
    </Form>
  );
}

function UndoneNotice({ change: { left, count } }: { change: Change }) {
  const t = useMessages(changeMessages);
  return (
    <Alert
      tone={left.length > 0 ? "warning" : "success"}
      role="status"
      title={t("undone", { count: count - left.length })}
    >
      {left.length > 0 ? t("left", { count: left.length, codes: left.slice(0, MAX_CODES).join(", ") }) : null}
    </Alert>
  );
}

function RefusedList({ change: { refused, refusedCount } }: { change: Change }) {
  const t = useMessages(changeMessages);
  if (refusedCount === 0) return null;
  const reasons = [...new Set(refused.map((one) => one.reason))];
  return (
    <>
      <p>{t("skipped", { count: refusedCount })}</p>
      <ul className="list-disc pl-6">
        {reasons.map((reason) => {
          const codes = refused.filter((one) => one.reason === reason).map((one) => one.code);
          const shown = codes.slice(0, MAX_CODES).join(", ");
          const more = codes.length > MAX_CODES ? ` ${t("more", { count: codes.length - MAX_CODES })}` : "";
          return (
            <li key={reason}>{t("skippedLine", { codes: shown + more, reason: t(`reasonOf.${reason}`) })}</li>
          );
        })}
      </ul>
    </>
  );
}
