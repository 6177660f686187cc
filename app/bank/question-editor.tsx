import { Form, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { formMessages } from "~/i18n/bank-form";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { Prose } from "~/ui/prose";
import { useHydrated } from "~/ui/use-hydrated";
import { QuestionFields, type QuestionFieldsProps, useFieldLabels } from "./question-fields";
import { RefusalNotice } from "./question-refusal";
import { ShownQuestionView } from "./shown-question-card";
import { type PreviewState, useQuestionPreview } from "./use-question-preview";

export type QuestionEditorProps = Omit<QuestionFieldsProps, "isNew"> & {
  /** The revision being revised; null: a new question, which may be given a code and tags. */
  basedOn: { id: string } | null;
};

const VIEWS = ["write", "preview"] as const;

/** The form of a question beside what a contestant will see; on phones one of the two. What was typed comes back with a refusal. */
export function QuestionEditor({ bank, values, basedOn, refused }: QuestionEditorProps) {
  const t = useMessages(formMessages);
  const labels = useFieldLabels();
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const state = useQuestionPreview(form, bank.slug);
  const [view, setView] = useState<(typeof VIEWS)[number]>("write");
  return (
    <div className="flex flex-col gap-4">
      {hydrated ? (
        <fieldset className="flex min-w-0 gap-3 lg:hidden">
          <legend className="sr-only">{t("views")}</legend>
          {VIEWS.map((one) => (
            <Button
              key={one}
              type="button"
              variant={one === view ? "primary" : "secondary"}
              aria-pressed={one === view}
              onClick={() => setView(one)}
            >
              {t(one)}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card className={cx("min-w-0", view === "preview" && "max-lg:hidden")}>
          <Form ref={form} method="post" noValidate className="flex flex-col gap-6">
            <RefusalNotice refused={refused} labels={labels} />
            {basedOn ? <input type="hidden" name="basedOn" value={basedOn.id} /> : null}
            <QuestionFields bank={bank} values={values} isNew={basedOn === null} refused={refused} />
            <SaveButtons />
          </Form>
        </Card>
        {hydrated ? <Preview {...state} isShown={view === "preview"} /> : null}
      </div>
    </div>
  );
}

function SaveButtons() {
  const t = useMessages(formMessages);
  const { state, formData, formMethod } = useNavigation();
  const sent = state !== "idle" && formMethod === "POST" ? formData?.get("intent") : null;
  return (
    <div className="flex flex-wrap gap-3">
      <Button name="intent" value="save-and-submit" variant="primary" busy={sent === "save-and-submit"}>
        {t("saveAndSubmit")}
      </Button>
      <Button name="intent" value="save-draft" busy={sent === "save-draft"}>
        {t("saveDraft")}
      </Button>
    </div>
  );
}

function Preview({ preview, isFailed, isShown }: PreviewState & { isShown: boolean }) {
  const t = useMessages(formMessages);
  return (
    <Card as="section" className={cx("min-w-0 lg:sticky lg:top-4", !isShown && "max-lg:hidden")}>
      <CardHeader title={t("preview")} description={t("previewHint")} />
      {isFailed ? <p className="mb-4 font-semibold text-amber">{t("previewFailed")}</p> : null}
      {preview === null || preview.shown.stemHtml === "" ? (
        <p className="text-muted">{t("previewEmpty")}</p>
      ) : (
        <>
          <ShownQuestionView question={preview.shown} />
          {preview.explanationHtml === "" ? null : (
            <div className="mt-6 border-t border-line pt-4">
              <h3 className="font-semibold">{t("explanation")}</h3>
              <Prose html={preview.explanationHtml} />
            </div>
          )}
        </>
      )}
    </Card>
  );
}
