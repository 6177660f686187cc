import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { CitationFields } from "./citation-fields";
import { OptionFields } from "./option-fields";
import { AUDIENCES, QUESTION_TYPES } from "./question";
import type { DocumentView } from "./question.queries.server";
import { RefusalNotice, useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";

export type QuestionFormProps = {
  topics: { code: string; name: string }[];
  documents: DocumentView[];
  values: QuestionValues;
  /** The revision being revised; null: a new question, which may be given a code. */
  basedOn: number | null;
  refused?: Refused;
};

/** The form of a question; what was typed comes back with a refusal. */
export function QuestionForm({ topics, documents, values, basedOn, refused }: QuestionFormProps) {
  const t = useMessages(questionMessages);
  const errorOf = useFieldWords(refused);
  const labels = useFieldLabels();
  const navigation = useNavigation();
  const [type, setType] = useState(values.type);
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-text flex-col gap-6">
      <RefusalNotice refused={refused} labels={labels} />
      <input type="hidden" name="intent" value={basedOn === null ? "add" : "revise"} />
      {basedOn === null ? (
        <TextField
          name="code"
          label={t("form.code")}
          hint={t("form.codeHint")}
          optionalLabel={t("form.optional")}
          width="medium"
          maxLength={32}
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={values.code}
          error={errorOf("code")}
        />
      ) : (
        <input type="hidden" name="basedOn" value={basedOn} />
      )}
      <KindFields topics={topics} values={values} refused={refused} onType={setType} />
      <TextAreaField
        name="stem"
        label={t("form.stem")}
        hint={t("form.stemHint")}
        rows={3}
        maxLength={2000}
        required
        defaultValue={values.stem}
        error={errorOf("stem")}
      />
      <OptionFields type={type} values={values} refused={refused} />
      <TextAreaField
        name="explanation"
        label={t("form.explanation")}
        hint={t("form.explanationHint")}
        rows={3}
        maxLength={2000}
        required
        defaultValue={values.explanation}
        error={errorOf("explanation")}
      />
      <CitationFields documents={documents} values={values} refused={refused} />
      <Button
        variant="primary"
        busy={navigation.state !== "idle" && navigation.formMethod === "POST"}
        className="self-start"
      >
        {t(basedOn === null ? "form.add" : "form.save")}
      </Button>
    </Form>
  );
}

/** Names of the fields as the summary of problems calls them. */
export function useFieldLabels(): Record<string, string> {
  const t = useMessages(questionMessages);
  const options = ["a", "b", "c", "d", "e"].map((key) => [
    `option-${key}`,
    t("form.option", { letter: key.toUpperCase() }),
  ]);
  return {
    ...Object.fromEntries(options),
    code: t("form.code"),
    topic: t("form.topic"),
    difficulty: t("form.difficulty"),
    type: t("form.type"),
    audience: t("form.audience"),
    stem: t("form.stem"),
    options: t("form.options"),
    right: t("form.right"),
    explanation: t("form.explanation"),
    document: t("form.document"),
    issuer: t("form.issuer"),
    kind: t("form.kind"),
    number: t("form.number"),
    date: t("form.date"),
    title: t("form.documentTitle"),
    place: t("form.place"),
    reason: t("page.reason"),
  };
}

type KindProps = Pick<QuestionFormProps, "topics" | "values" | "refused"> & {
  onType: (type: string) => void;
};

/** Topic, type, difficulty and audience. */
function KindFields({ topics, values, refused, onType }: KindProps) {
  const t = useMessages(questionMessages);
  const words = useMessages(bankMessages);
  const errorOf = useFieldWords(refused);
  return (
    <>
      <SelectField
        name="topic"
        label={t("form.topic")}
        required
        options={topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))}
        defaultValue={values.topic}
        error={errorOf("topic")}
      />
      <SelectField
        name="type"
        label={t("form.type")}
        options={QUESTION_TYPES.map((value) => ({ value, label: words(`type.${value}`) }))}
        defaultValue={values.type}
        onChange={(event) => onType(event.currentTarget.value)}
        error={errorOf("type")}
      />
      <SelectField
        name="difficulty"
        label={t("form.difficulty")}
        options={DIFFICULTIES.map((value) => ({ value, label: words(`difficulty.${value}`) }))}
        defaultValue={values.difficulty}
        error={errorOf("difficulty")}
      />
      <SelectField
        name="audience"
        label={t("form.audience")}
        options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
        defaultValue={values.audience}
        error={errorOf("audience")}
      />
    </>
  );
}
