import { Form } from "@remix-run/react";
import { AUDIENCES } from "~/bank/question";
import { SubmitButton } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { SelectField, TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import type { RefusedSet } from "./set";
import { SetRefusalNotice, useFieldWords } from "./set-outcome";

export interface NewSetPageProps {
  banks: { id: string; name: string; questions: number }[];
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
  const { errorOf } = useFieldWords(refused);
  const typed = (name: string) => {
    const value = refused?.values?.[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <Page width="narrow">
      <Breadcrumbs
        label={t("crumbs")}
        items={[{ label: t("title"), to: "/organise/practice" }, { label: t("create") }]}
      />
      <PageHeader title={t("create")} />
      <SetRefusalNotice refused={refused} labels={labels} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            name="title"
            label={labels.title}
            hint={t("form.titleHint")}
            required
            maxLength={200}
            defaultValue={typed("title")}
            error={errorOf("title")}
          />
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
            defaultValue={typed("bankId")}
            error={errorOf("bankId")}
          />
          <RadioGroupField
            name="audience"
            label={labels.audience}
            hint={t("form.audienceHint")}
            defaultValue={typed("audience") ?? "everyone"}
            options={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
            error={errorOf("audience")}
          />
          <TextField
            name="slug"
            label={labels.slug}
            optionalLabel={t("optional")}
            hint={t("form.slugHint")}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed("slug")}
            error={errorOf("slug")}
          />
          <SubmitButton className="self-start">{t("create")}</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
