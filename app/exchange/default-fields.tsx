import { AUDIENCES } from "~/bank/question";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { formMessages } from "~/i18n/bank-form";
import { useMessages } from "~/i18n/messages";
import { SelectField } from "~/ui/field";

type DefaultFieldsProps = {
  legend: string;
  bank: { topics: { code: string; name: string }[] };
  /** What was typed before. */
  values?: Record<string, string>;
  error?: string;
};

/** Topic, difficulty and audience of questions that say none themselves. */
export function DefaultFields({ legend, bank, values, error }: DefaultFieldsProps) {
  const words = useMessages(bankMessages);
  const form = useMessages(formMessages);
  const { topic = "", difficulty = "medium", audience = "everyone" } = values ?? {};
  return (
    <fieldset className="min-w-0">
      <legend className="mb-4 text-lg font-bold">{legend}</legend>
      <div className="grid gap-4 md:grid-cols-3">
        <SelectField
          name="topic"
          label={form("topic")}
          options={bank.topics.map((one) => ({ value: one.code, label: `${one.code}. ${one.name}` }))}
          defaultValue={topic || bank.topics[0]?.code}
          error={error}
        />
        <SelectField
          name="difficulty"
          label={form("difficulty")}
          options={DIFFICULTIES.map((value) => ({ value, label: words(`difficulty.${value}`) }))}
          defaultValue={difficulty}
        />
        <SelectField
          name="audience"
          label={form("audience")}
          options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
          defaultValue={audience}
        />
      </div>
    </fieldset>
  );
}
