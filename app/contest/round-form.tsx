import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { RadioGroupField } from "~/ui/choice-field";
import { DateTimeField, NumberField, TextField } from "~/ui/field";
import { RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";
import { COUNTED_ATTEMPTS, RESULT_TIMINGS } from "./round";
import { ROUND_FIELD_NAMES, type RoundValues } from "./round-values";

/** Window, time, attempts and display of one round. */
export function RoundForm({ values, refused }: { values: RoundValues; refused?: Refused }) {
  const t = useMessages(contestRoundMessages);
  const labels = useRoundLabels();
  const { errorOf } = useRefusalWords(refused);
  const field = (name: keyof RoundValues) => ({
    name,
    label: labels[name],
    defaultValue: values[name],
    error: errorOf(name),
  });
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <RefusalNotice refused={refused} labels={labels} />
      <TextField {...field("name")} hint={t("form.nameHint")} required maxLength={120} />
      <DateTimeField {...field("opensAt")} required />
      <DateTimeField {...field("closesAt")} hint={t("form.windowHint")} required />
      <NumberField {...field("durationMinutes")} suffix={t("form.minutes")} required />
      <NumberField {...field("attemptsAllowed")} hint={t("form.attemptsHint")} required />
      <Choices {...field("countedAttempt")} />
      <Choices {...field("resultTiming")} />
      <NumberField {...field("freezeMinutes")} hint={t("form.freezeHint")} suffix={t("form.minutes")} />
      <NumberField {...field("boardRows")} hint={t("form.boardRowsHint")} required />
      <NumberField
        {...field("graceSeconds")}
        hint={t("form.graceHint")}
        suffix={t("form.seconds")}
        required
      />
      <SubmitButton intent="save" className="self-start">
        {t("form.submit")}
      </SubmitButton>
    </Form>
  );
}

type ChoiceProps = { name: keyof RoundValues; label: string; defaultValue: string; error: string | null };

function Choices({ name, ...field }: ChoiceProps) {
  const shared = useMessages(contestMessages);
  const options =
    name === "countedAttempt"
      ? COUNTED_ATTEMPTS.map((value) => ({ value, label: shared(`counted.${value}`) }))
      : RESULT_TIMINGS.map((value) => ({ value, label: shared(`timing.${value}`) }));
  return <RadioGroupField name={name} {...field} options={options} />;
}

function useRoundLabels(): Record<keyof RoundValues, string> {
  const t = useMessages(contestRoundMessages);
  const keys = {
    name: "name",
    opensAt: "opensAt",
    closesAt: "closesAt",
    durationMinutes: "duration",
    graceSeconds: "grace",
    attemptsAllowed: "attempts",
    countedAttempt: "counted",
    resultTiming: "timing",
    freezeMinutes: "freeze",
    boardRows: "boardRows",
  } as const;
  return Object.fromEntries(ROUND_FIELD_NAMES.map((name) => [name, t(`form.${keys[name]}`)])) as Record<
    keyof RoundValues,
    string
  >;
}
