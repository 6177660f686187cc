import { useState } from "react";
import { NewFormPage } from "~/contest/new-form-page";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { SelectField } from "~/ui/field";
import { AudienceField } from "./audience-field";
import type { Fitting } from "./fitting-questions.queries.server";
import type { RefusedSet } from "./set";
import { SetRefusalNotice, useFieldWords } from "./set-outcome";

export interface NewSetPageProps {
  banks: { id: string; name: string; questions: number; fitting: Fitting | null }[];
  refused?: RefusedSet;
}

/** The form of a new practice set. */
export function NewSetPage({ banks, refused }: NewSetPageProps) {
  const t = useMessages(practiceDeskMessages);
  const labels = {
    title: t("form.title"),
    slug: t("form.slug"),
    bankId: t("form.bank"),
    audience: t("form.audience"),
  };
  const words = useFieldWords(refused);
  const [bankId, setBankId] = useState(words.typed("bankId") ?? "");
  return (
    <NewFormPage
      crumbs={t("crumbs")}
      list={{ label: t("title"), to: "/organise/practice" }}
      heading={t("create")}
      notice={<SetRefusalNotice refused={refused} labels={labels} />}
      words={words}
      title={{ label: labels.title, hint: t("form.titleHint") }}
      slug={{ label: labels.slug, hint: t("form.slugHint"), optionalLabel: t("optional") }}
      submit={t("make")}
    >
      <SelectField
        name="bankId"
        label={labels.bankId}
        hint={t("form.bankHint")}
        required
        placeholder={t("form.bankNone")}
        options={banks.map(({ id, name, questions }) => ({
          value: id,
          label: t("form.bankOption", { name, count: questions }),
        }))}
        defaultValue={bankId}
        onChange={(event) => setBankId(event.currentTarget.value)}
        error={words.errorOf("bankId")}
      />
      <AudienceField
        defaultValue={words.typed("audience") ?? "staff"}
        fitting={banks.find((bank) => bank.id === bankId)?.fitting ?? null}
        error={words.errorOf("audience")}
      />
    </NewFormPage>
  );
}
