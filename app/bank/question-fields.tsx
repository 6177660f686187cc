import { useState } from "react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { bankMessages } from "~/i18n/bank";
import { formMessages } from "~/i18n/bank-form";
import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";
import { AnswerFields } from "./answer-fields";
import { CitationFields } from "./citation-fields";
import { PictureField } from "./picture-field";
import { AUDIENCES, OPTION_KEYS, QUESTION_TYPES } from "./question";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";

export type QuestionFieldsProps = {
  bank: { slug: string; topics: { code: string; name: string }[] };
  values: QuestionValues;
  /** Of a new question code and tags can be given too. */
  isNew: boolean;
  refused?: Refused;
};

const typeOf = (name: string): QuestionType => QUESTION_TYPES.find((one) => one === name) ?? "single";

/**
 * All fields of a question, without the form around them and its buttons: the editor and the import show the same. What
 * `values` holds is shown as it is; problems of `refused` stand at their fields. One at a time on a page: ids are the names.
 */
export function QuestionFields({ bank, values, isNew, refused }: QuestionFieldsProps) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  const [type, setType] = useState(typeOf(values.type));
  const markdown = (name: "stem" | "explanation", optionalLabel?: string) => (
    <TextAreaField
      name={name}
      label={t(name)}
      hint={
        <>
          {t(`${name}Hint`)}
          <span className="mt-1 block text-sm">{t("markdownHint")}</span>
        </>
      }
      optionalLabel={optionalLabel}
      rows={4}
      maxLength={2000}
      defaultValue={values[name]}
      error={errorOf(name)}
    />
  );
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {isNew ? <CodeField values={values} refused={refused} /> : null}
      <KindFields bank={bank} values={values} refused={refused} onType={(name) => setType(typeOf(name))} />
      {markdown("stem")}
      <PictureField bankSlug={bank.slug} values={values} refused={refused} />
      <AnswerFields type={type} values={values} refused={refused} />
      {markdown("explanation", t("recommended"))}
      <CitationFields bankSlug={bank.slug} values={values} refused={refused} />
      {isNew ? (
        <TextField
          name="tags"
          label={t("tags")}
          hint={t("tagsHint")}
          optionalLabel={t("optional")}
          maxLength={1000}
          defaultValue={values.tags}
          error={errorOf("tags")}
        />
      ) : null}
    </div>
  );
}

type PartProps = Pick<QuestionFieldsProps, "values" | "refused">;

function CodeField({ values, refused }: PartProps) {
  const t = useMessages(formMessages);
  return (
    <TextField
      name="code"
      label={t("code")}
      hint={t("codeHint")}
      optionalLabel={t("optional")}
      width="medium"
      maxLength={32}
      autoCapitalize="characters"
      spellCheck={false}
      defaultValue={values.code}
      error={useFieldWords(refused)("code")}
    />
  );
}

type KindProps = Omit<QuestionFieldsProps, "isNew"> & { onType: (type: string) => void };

/** Topic, type, difficulty and audience. */
function KindFields({ bank, values, refused, onType }: KindProps) {
  const t = useMessages(formMessages);
  const words = useMessages(bankMessages);
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  return (
    <>
      <SelectField
        name="topic"
        label={t("topic")}
        required
        options={bank.topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))}
        defaultValue={values.topic}
        error={errorOf("topic")}
      />
      <SelectField
        name="type"
        label={t("type")}
        hint={hydrated ? undefined : t("typeHintPlain")}
        options={QUESTION_TYPES.map((value) => ({ value, label: words(`type.${value}`) }))}
        defaultValue={values.type}
        onChange={(event) => onType(event.currentTarget.value)}
        error={errorOf("type")}
      />
      <SelectField
        name="difficulty"
        label={t("difficulty")}
        options={DIFFICULTIES.map((value) => ({ value, label: words(`difficulty.${value}`) }))}
        defaultValue={values.difficulty}
        error={errorOf("difficulty")}
      />
      <SelectField
        name="audience"
        label={t("audience")}
        options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
        defaultValue={values.audience}
        error={errorOf("audience")}
      />
    </>
  );
}

/** Names of the fields as the summary of problems and the history call them. */
export function useFieldLabels(): Record<string, string> {
  const t = useMessages(formMessages);
  const page = useMessages(questionMessages);
  const rows = OPTION_KEYS.flatMap((key, index) => [
    [`option-${key}`, t("option", { letter: key.toUpperCase() })],
    [`prompt-${key}`, t("prompt", { number: index + 1 })],
  ]);
  return {
    ...Object.fromEntries(rows),
    code: t("code"),
    topic: t("topic"),
    difficulty: t("difficulty"),
    type: t("type"),
    audience: t("audience"),
    stem: t("stem"),
    picture: t("picture"),
    pictureAlt: t("pictureAlt"),
    options: t("options"),
    right: t("right"),
    accepted: t("accepted"),
    explanation: t("explanation"),
    document: t("document"),
    documentText: t("document"),
    issuer: t("issuer"),
    kind: t("kind"),
    number: t("number"),
    date: t("date"),
    title: t("documentTitle"),
    place: t("place"),
    tags: t("tags"),
    reason: page("page.reason"),
    remark: page("page.remark"),
  };
}
