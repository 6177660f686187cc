import { useState } from "react";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { SelectField, TextField } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";
import type { DocumentView } from "./question.queries.server";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";
import { useDocumentWords } from "./use-document-words";

/** The legal basis: a document of the register, or a new one; and the place in it. */
export function CitationFields(props: {
  documents: DocumentView[];
  values: QuestionValues;
  refused?: Refused;
}) {
  const { documents, values, refused } = props;
  const t = useMessages(questionMessages);
  const wordsOf = useDocumentWords();
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  const [chosen, setChosen] = useState(values.document);
  return (
    <>
      <SelectField
        name="document"
        label={t("form.document")}
        hint={t("form.documentHint")}
        placeholder={t("form.newDocument")}
        options={documents.map((one) => ({ value: one.id, label: `${wordsOf(one)} – ${one.title}` }))}
        defaultValue={values.document}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={errorOf("document")}
      />
      <fieldset
        hidden={hydrated && chosen !== ""}
        className="flex min-w-0 flex-col gap-6 rounded-card border border-line p-4"
      >
        <legend className="px-2 font-semibold">{t("form.newDocumentLegend")}</legend>
        <TextField
          name="kind"
          label={t("form.kind")}
          hint={t("form.kindHint")}
          width="medium"
          defaultValue={values.kind}
          error={errorOf("kind")}
        />
        <TextField
          name="number"
          label={t("form.number")}
          optionalLabel={t("form.optional")}
          width="medium"
          defaultValue={values.number}
          error={errorOf("number")}
        />
        <TextField
          name="date"
          type="date"
          label={t("form.date")}
          optionalLabel={t("form.optional")}
          width="medium"
          defaultValue={values.date}
          error={errorOf("date")}
        />
        <TextField
          name="issuer"
          label={t("form.issuer")}
          defaultValue={values.issuer}
          error={errorOf("issuer")}
        />
        <TextField
          name="title"
          label={t("form.documentTitle")}
          defaultValue={values.title}
          error={errorOf("title")}
        />
      </fieldset>
      <TextField
        name="place"
        label={t("form.place")}
        optionalLabel={t("form.optional")}
        width="medium"
        defaultValue={values.place}
        error={errorOf("place")}
      />
    </>
  );
}
