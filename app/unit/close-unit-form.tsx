import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { Card } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import { type RefusedUnitForm, useUnitProblems } from "./use-unit-problems";

export type CloseUnitFormProps = { name: string; members: number; today: string; refused?: RefusedUnitForm };

/** Lets a unit end, with a reason; says how many people are still there. */
export function CloseUnitForm({ name, members, today, refused }: CloseUnitFormProps) {
  const t = useMessages(unitMessages);
  const { errors } = useUnitProblems(refused);
  return (
    <Section title={t("close.title")} description={t("close.lead")}>
      <ErrorSummary title={t("form.summary")} errors={errors.map((error) => ({ ...error, field: "" }))} />
      <Card>
        <ConfirmButton
          label={t("close.submit")}
          buttonVariant="danger"
          title={t("close.question", { name })}
          cancelLabel={t("close.cancel")}
          confirmLabel={t("close.submit")}
          variant="danger"
          fields={{ intent: "close" }}
          reasonName="reason"
          reasonLabel={t("close.reason")}
          reasonHint={t("close.reasonHint")}
          extra={
            <>
              <TextField
                name="closesOn"
                type="date"
                label={t("close.validTo")}
                hint={t("close.validToHint")}
                defaultValue={refused?.values.closesOn ?? today}
                required
                width="medium"
              />
              {members > 0 ? (
                <CheckboxField
                  name="endMemberships"
                  value="1"
                  label={t("close.members", { count: members })}
                  hint={t("close.membersHint")}
                />
              ) : null}
            </>
          }
        >
          {t("close.lead")}
        </ConfirmButton>
      </Card>
    </Section>
  );
}
