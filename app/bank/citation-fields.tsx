import { useState } from "react";
import { formMessages } from "~/i18n/bank-form";
import { useMessages } from "~/i18n/messages";
import { buttonClass } from "~/ui/button";
import { Combobox } from "~/ui/combobox";
import { TextField, type TextFieldProps } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";

type CitationProps = { bankSlug: string; values: QuestionValues; refused?: Refused };

/** The legal basis: a document of the register found by a few words, or a new one; and the place in it. */
export function CitationFields({ bankSlug, values, refused }: CitationProps) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  const [isChosen, setChosen] = useState(values.document !== "");
  const picker = {
    label: t("document"),
    hint: t("documentHint"),
    optionalLabel: t("recommended"),
    error: errorOf("document") ?? errorOf("documentText"),
  };
  return (
    <>
      {hydrated ? (
        <Combobox
          {...picker}
          name="document"
          searchUrl={(term) => `/organise/banks/${bankSlug}/documents?q=${encodeURIComponent(term)}`}
          initial={
            values.document === "" ? undefined : { value: values.document, label: values.documentText }
          }
          noResults={t("documentNone")}
          failed={t("documentFailed")}
          resultCount={(count) => t("documentCount", { count })}
          onChoose={(chosen) => setChosen(chosen !== null)}
        />
      ) : (
        // Without scripts the words alone are sent; the server finds the document or says that it cannot.
        <TextField {...picker} name="documentText" defaultValue={values.documentText} />
      )}
      {hydrated && isChosen ? null : <NewDocument values={values} refused={refused} />}
      <WordsField name="place" values={values} refused={refused} width="medium" isOptional />
    </>
  );
}

type WordsProps = Omit<CitationProps, "bankSlug"> &
  Pick<TextFieldProps, "type" | "width" | "hint"> & {
    name: "kind" | "number" | "date" | "issuer" | "title" | "place";
    isOptional?: boolean;
  };

function WordsField({ name, values, refused, isOptional = false, ...field }: WordsProps) {
  const t = useMessages(formMessages);
  return (
    <TextField
      {...field}
      name={name}
      label={t(name === "title" ? "documentTitle" : name)}
      optionalLabel={isOptional ? t("optional") : undefined}
      defaultValue={values[name]}
      error={useFieldWords(refused)(name)}
    />
  );
}

function NewDocument({ values, refused }: Omit<CitationProps, "bankSlug">) {
  const t = useMessages(formMessages);
  const isBegun = [values.issuer, values.kind, values.number, values.date, values.title].some(Boolean);
  const own = { values, refused };
  return (
    <details open={isBegun}>
      <summary className={buttonClass("quiet")}>{t("newDocument")}</summary>
      <fieldset className="mt-4 flex min-w-0 flex-col gap-6 rounded-card border border-line p-4">
        <legend className="px-2 font-semibold">{t("newDocument")}</legend>
        <p className="text-muted">{t("newDocumentHint")}</p>
        <WordsField {...own} name="kind" hint={t("kindHint")} width="medium" />
        <WordsField {...own} name="number" width="medium" isOptional />
        <WordsField {...own} name="date" type="date" width="medium" isOptional />
        <WordsField {...own} name="issuer" />
        <WordsField {...own} name="title" hint={t("documentTitleHint")} isOptional />
      </fieldset>
    </details>
  );
}
