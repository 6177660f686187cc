import { Arrival, useRefusalWords } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { Alert } from "~/ui/alert";
import { ErrorSummary } from "~/ui/error-summary";
import type { RefusedSet } from "./set";

/** Words for the fields of a refused form; they are the same in every form of contests. */
export function useFieldWords(refused: RefusedSet | undefined, labels: Record<string, string> = {}) {
  return useRefusalWords(refused && { ...refused, reason: "invalid-form" }, labels);
}

/** Why a form of the desk was refused: its fields in a summary, or the reason. */
export function SetRefusalNotice(props: { refused?: RefusedSet; labels?: Record<string, string> }) {
  const { refused, labels } = props;
  const t = useMessages(practiceDeskMessages);
  const words = useFieldWords(refused, labels);
  if (!refused) return null;
  if (words.errors.length > 0) return <ErrorSummary title={t("errorSummary")} errors={words.errors} />;
  return (
    <Arrival of={refused}>
      <Alert tone="danger" role="alert" title={t(`reason.${refused.reason}`)} />
    </Arrival>
  );
}
