import { AUDIENCES } from "~/bank/question";
import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { RadioGroupField } from "~/ui/choice-field";
import type { Fitting } from "./fitting-questions.queries.server";

type AudienceFieldProps = {
  defaultValue: string;
  /** How many questions of the bank each choice takes; null: no bank is chosen yet. */
  fitting: Fitting | null;
  error?: string | null;
};

/** For whom the questions of a set are meant, with how many each choice takes. */
export function AudienceField({ defaultValue, fitting, error }: AudienceFieldProps) {
  const t = useMessages(practiceDeskMessages);
  const number = useNumber();
  return (
    <RadioGroupField
      name="audience"
      label={t("form.audience")}
      hint={t("form.audienceHint")}
      defaultValue={defaultValue}
      options={AUDIENCES.map((value) => ({
        value,
        label: t(`audience.${value}`),
        description: fitting ? t("form.fitting", { count: number(fitting[value]) }) : undefined,
      }))}
      error={error}
    />
  );
}
