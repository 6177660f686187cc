import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { ConfirmButton } from "~/ui/dialog";
import { TextAreaField } from "~/ui/field";
import type { SettlingProps } from "./settling-steps";

/** Each act says what it will do, and to how many, before it is done. */
export function LockButton({ round, settling }: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { people, attempts, predictionMetric } = settling;
  return (
    <ConfirmButton
      label={t("lock.label")}
      title={t("lock.ask", { round: round.name })}
      confirmLabel={t("lock.label")}
      cancelLabel={t("cancel")}
      buttonVariant="primary"
      fields={{ intent: "lock" }}
    >
      <p>{t("lock.text", { people, attempts })}</p>
      {predictionMetric === null ? null : <p>{t("lock.prediction")}</p>}
    </ConfirmButton>
  );
}

export function ComputeButton({ round, settling }: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { computed, people } = settling;
  if (!computed) {
    return (
      <ConfirmButton
        label={t("compute.label")}
        title={t("compute.ask", { round: round.name })}
        confirmLabel={t("compute.label")}
        cancelLabel={t("cancel")}
        buttonVariant="primary"
        fields={{ intent: "compute" }}
      >
        {t("compute.text", { people })}
      </ConfirmButton>
    );
  }
  return (
    <ConfirmButton
      label={t("compute.again")}
      title={t("compute.askAgain", { round: round.name })}
      confirmLabel={t("compute.again")}
      cancelLabel={t("cancel")}
      fields={{ intent: "compute" }}
    >
      {t("compute.textAgain", { next: computed.version + 1 })}
    </ConfirmButton>
  );
}

export function ReleaseButton({ round, settling }: SettlingProps) {
  const t = useMessages(settlingMessages);
  return (
    <ConfirmButton
      label={t("release.label")}
      title={t("release.ask", { round: round.name })}
      confirmLabel={t("release.label")}
      cancelLabel={t("cancel")}
      fields={{ intent: "release" }}
    >
      {t("release.text", { people: settling.people })}
    </ConfirmButton>
  );
}

export function ApproveButton({ round, settling, approvalPath }: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { computed } = settling;
  if (!computed) return null;
  return (
    <ConfirmButton
      label={t("approve.label")}
      title={t("approve.ask", { round: round.name })}
      confirmLabel={t("approve.label")}
      cancelLabel={t("cancel")}
      buttonVariant="primary"
      action={approvalPath}
      fields={{ version: String(computed.version) }}
      extra={<TextAreaField name="note" label={t("approve.note")} rows={2} maxLength={500} />}
    >
      {t("approve.text", { version: computed.version, people: computed.people })}
    </ConfirmButton>
  );
}
