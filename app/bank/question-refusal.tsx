import { bankReasons } from "~/i18n/bank-reasons";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { ErrorSummary } from "~/ui/error-summary";
import type { Refused } from "./refusal";

/** Words for what is wrong with each field of a refused form. */
export function useFieldWords(refused: Refused | undefined): (field: string) => string | null {
  const t = useMessages(bankReasons);
  return (field) => {
    const problem = refused?.fields?.[field];
    return problem ? t(`field.${problem}`) : null;
  };
}

/** Where a problem is mended: the options as a whole begin with the first one. */
const CONTROL_OF: Record<string, string> = {
  options: "option-a",
  right: "right-a",
  documentText: "document",
};

/** Why nothing was saved: the fields in a summary, or the reason. `labels` names the fields. */
export function RefusalNotice({ refused, labels }: { refused?: Refused; labels: Record<string, string> }) {
  const t = useMessages(bankReasons);
  const wordOf = useFieldWords(refused);
  if (!refused) return null;
  const fields = Object.keys(refused.fields ?? {});
  if (fields.length === 0) {
    const { reason, sameAs } = refused;
    return <Alert tone="danger" role="alert" title={t(`reason.${reason}`, { code: sameAs ?? "" })} />;
  }
  const errors = fields.map((field) => ({
    field: CONTROL_OF[field] ?? field,
    message: [labels[field], wordOf(field)].filter(Boolean).join(": "),
  }));
  return <ErrorSummary title={t("summary")} errors={errors} />;
}
