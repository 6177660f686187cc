import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestDeskMessages } from "~/i18n/contest-desk";
import { useMessages } from "~/i18n/messages";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { SelectField, TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";

type Props = { units: { id: string; label: string }[]; refused?: Refused };

/** The form of a new contest. */
export function NewContestForm({ units, refused }: Props) {
  const t = useMessages(contestDeskMessages);
  const shared = useMessages(contestMessages);
  const labels = { title: t("create.name"), slug: t("create.slug"), holderUnitId: t("create.holder") };
  const { errorOf } = useRefusalWords(refused);
  const typed = (name: string) => {
    const value = refused?.values?.[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <Page width="narrow">
      <Breadcrumbs
        label={shared("crumbs")}
        items={[{ label: shared("contests"), to: "/organise/contests" }, { label: t("create.title") }]}
      />
      <PageHeader title={t("create.title")} lead={t("create.lead")} />
      <RefusalNotice refused={refused} labels={labels} />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            name="title"
            label={labels.title}
            hint={t("create.nameHint")}
            required
            maxLength={200}
            defaultValue={typed("title")}
            error={errorOf("title")}
          />
          <SelectField
            name="holderUnitId"
            label={labels.holderUnitId}
            hint={t("create.holderHint")}
            required
            placeholder={t("create.holderPlaceholder")}
            options={units.map(({ id, label }) => ({ value: id, label }))}
            defaultValue={typed("holderUnitId") ?? (units.length === 1 ? units[0]?.id : "")}
            error={errorOf("holderUnitId")}
          />
          <TextField
            name="slug"
            label={labels.slug}
            optionalLabel={shared("optional")}
            hint={t("create.slugHint")}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed("slug")}
            error={errorOf("slug")}
          />
          <SubmitButton className="self-start">{t("create.submit")}</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
