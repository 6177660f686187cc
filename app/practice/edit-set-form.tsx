import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { SubmitButton } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { Card } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { TextAreaField, TextField } from "~/ui/field";
import { AudienceField } from "./audience-field";
import type { SetDesk } from "./desk.queries.server";
import type { RefusedSet } from "./set";
import { SetRefusalNotice, useFieldWords } from "./set-outcome";

type Desk = SerializeFrom<SetDesk>;

/** Title, introduction, audience and topics of a set; what was typed stays when it is refused. */
export function EditSetForm({ desk, refused }: { desk: Desk; refused?: RefusedSet }) {
  const t = useMessages(practiceDeskMessages);
  const { set, topics } = desk;
  const labels = {
    title: t("form.title"),
    description: t("form.description"),
    audience: t("form.audience"),
    topicIds: t("form.topics"),
  };
  const { errorOf } = useFieldWords(refused);
  const typed = refused?.values ?? set;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const chosen = [typed.topicIds ?? []].flat().map(text);
  return (
    <Card>
      <Form method="post" noValidate className="flex max-w-text flex-col gap-6">
        <SetRefusalNotice refused={refused} labels={labels} />
        <TextField
          name="title"
          label={labels.title}
          required
          maxLength={200}
          defaultValue={text(typed.title)}
          error={errorOf("title")}
        />
        <TextAreaField
          name="description"
          label={labels.description}
          optionalLabel={t("optional")}
          hint={t("form.descriptionHint")}
          rows={3}
          defaultValue={text(typed.description)}
          error={errorOf("description")}
        />
        <AudienceField
          defaultValue={text(typed.audience)}
          fitting={desk.fitting}
          error={errorOf("audience")}
        />
        <RadioGroupField
          type="checkbox"
          name="topicIds"
          label={labels.topicIds}
          hint={t("form.topicsHint")}
          defaultValues={chosen}
          options={topics.map(({ id, code, name }) => ({ value: id, label: `${code}. ${name}` }))}
          error={errorOf("topicIds")}
        />
        <SubmitButton intent="save" className="self-start">
          {t("save")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
