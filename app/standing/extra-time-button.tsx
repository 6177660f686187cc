import type { SerializeFrom } from "@remix-run/node";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { openAttemptsMessages } from "~/i18n/standing-open";
import { ConfirmButton } from "~/ui/dialog";
import { NumberField } from "~/ui/field";
import type { PersonAttempt } from "./person-attempts.queries.server";

type Props = { action: string; attempt: SerializeFrom<PersonAttempt>; name: string };

/** Grants an attempt under way more minutes, with a reason. */
export function ExtraTimeButton({ action, attempt, name }: Props) {
  const t = useMessages(openAttemptsMessages);
  const words = useMessages(settlingMessages);
  return (
    <ConfirmButton
      label={t("extra.label")}
      title={t("extra.ask", { name })}
      confirmLabel={t("extra.label")}
      cancelLabel={words("cancel")}
      className="mt-4"
      action={action}
      fields={{ attemptId: attempt.attemptId }}
      reasonName="reason"
      reasonLabel={t("extra.reason")}
      reasonHint={t("extra.reasonHint")}
      extra={
        <NumberField
          name="extraMinutes"
          label={t("extra.minutes")}
          hint={t("extra.minutesHint")}
          suffix={t("extra.unit")}
          maxLength={3}
          pattern="[0-9]{1,3}"
          required
        />
      }
    >
      {t("extra.text", { number: attempt.number })}
    </ConfirmButton>
  );
}
