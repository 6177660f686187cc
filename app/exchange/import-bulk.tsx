import { AUDIENCES } from "~/bank/question";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { formMessages } from "~/i18n/bank-form";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Button, buttonClass } from "~/ui/button";
import { SelectField } from "~/ui/field";
import type { ReviewProps } from "./import-page";

/** What is done to several questions at once; stands in the form around the list. */
export function ImportBulk({ bank, counts, filter }: Pick<ReviewProps, "bank" | "counts" | "filter">) {
  const t = useMessages(reviewImportMessages);
  const words = useMessages(bankMessages);
  const form = useMessages(formMessages);
  const keep = t("act.keep");
  const scopes = [
    { value: "selected", label: t("act.selected") },
    { value: filter, label: t("act.filtered", { count: counts[filter], filter: t(`run.filter.${filter}`) }) },
  ];
  return (
    <details className="rounded-card border border-line bg-surface p-4">
      <summary className={buttonClass()}>{t("act.title")}</summary>
      <div className="mt-4 flex flex-col gap-4">
        <SelectField name="scope" label={t("act.scope")} options={scopes} />
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="leave">
            {t("act.leave")}
          </Button>
          <Button name="intent" value="take">
            {t("act.take")}
          </Button>
          {counts.duplicates > 0 ? (
            <Button name="intent" value="leave-duplicates">
              {t("act.leaveDuplicates")}
            </Button>
          ) : null}
        </div>
        <div className="grid items-end gap-4 md:grid-cols-4">
          <SelectField
            name="topic"
            label={form("topic")}
            placeholder={keep}
            options={bank.topics.map((one) => ({ value: one.code, label: `${one.code}. ${one.name}` }))}
          />
          <SelectField
            name="difficulty"
            label={form("difficulty")}
            placeholder={keep}
            options={DIFFICULTIES.map((value) => ({ value, label: words(`difficulty.${value}`) }))}
          />
          <SelectField
            name="audience"
            label={form("audience")}
            placeholder={keep}
            options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
          />
          <Button name="intent" value="set">
            {t("act.set")}
          </Button>
        </div>
      </div>
    </details>
  );
}
