import { contestMessages } from "~/i18n/contest";
import { contestDeskMessages } from "~/i18n/contest-desk";
import { useMessages } from "~/i18n/messages";
import { SelectField } from "~/ui/field";
import { NewFormPage } from "./new-form-page";
import { RefusalNotice, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";

type Props = { units: { id: string; label: string }[]; refused?: Refused };

/** The form of a new contest. */
export function NewContestForm({ units, refused }: Props) {
  const t = useMessages(contestDeskMessages);
  const shared = useMessages(contestMessages);
  const labels = { title: t("create.name"), slug: t("create.slug"), holderUnitId: t("create.holder") };
  const words = useRefusalWords(refused);
  return (
    <NewFormPage
      crumbs={shared("crumbs")}
      list={{ label: shared("contests"), to: "/organise/contests" }}
      heading={t("create.title")}
      lead={t("create.lead")}
      notice={<RefusalNotice refused={refused} labels={labels} />}
      words={words}
      title={{ label: labels.title, hint: t("create.nameHint") }}
      slug={{ label: labels.slug, hint: t("create.slugHint"), optionalLabel: shared("optional") }}
      submit={t("create.submit")}
    >
      <SelectField
        name="holderUnitId"
        label={labels.holderUnitId}
        hint={t("create.holderHint")}
        required
        placeholder={t("create.holderPlaceholder")}
        options={units.map(({ id, label }) => ({ value: id, label }))}
        defaultValue={words.typed("holderUnitId") ?? (units.length === 1 ? units[0]?.id : "")}
        error={words.errorOf("holderUnitId")}
      />
    </NewFormPage>
  );
}
