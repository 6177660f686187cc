import { Form } from "@remix-run/react";
import { RANKING_CRITERIA } from "~/core/ranking/chain";
import { contestMessages } from "~/i18n/contest";
import { contestSetupMessages } from "~/i18n/contest-setup";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { NumberField, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import { Prose } from "~/ui/prose";
import { STORED_METRICS } from "./contest";
import { Arrival, RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";
import type { SettingsValues } from "./settings-values";

type Rendered = { summaryHtml: string; rulesHtml: string };
type Props = { values: SettingsValues; refused?: Refused; preview?: Rendered };

/** Title, texts, points, ranking and prediction of a contest. */
export function SettingsForm({ values, refused, preview }: Props) {
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  const labels = {
    title: t("settings.title"),
    summary: t("settings.summary"),
    rulesMarkdown: t("settings.rules"),
    pointsPerQuestion: t("settings.points"),
    rankingChain: t("settings.chain"),
    predictionQuestion: t("settings.predictionQuestion"),
  };
  const { errorOf } = useRefusalWords(refused);
  return (
    <Form method="post" noValidate className="flex max-w-text flex-col gap-8">
      <RefusalNotice refused={refused} labels={labels} />
      <Card className="flex flex-col gap-6">
        <TextField
          name="title"
          label={labels.title}
          required
          maxLength={200}
          defaultValue={values.title}
          error={errorOf("title")}
        />
        <TextAreaField
          name="summary"
          label={labels.summary}
          hint={t("settings.summaryHint")}
          rows={4}
          defaultValue={values.summary}
          error={errorOf("summary")}
        />
        <TextAreaField
          name="rulesMarkdown"
          label={labels.rulesMarkdown}
          hint={t("settings.rulesHint")}
          rows={14}
          defaultValue={values.rulesMarkdown}
          error={errorOf("rulesMarkdown")}
        />
        <SubmitButton variant="secondary" intent="preview" className="self-start">
          {t("settings.preview")}
        </SubmitButton>
        {preview ? (
          <Arrival of={preview}>
            <TextPreview preview={preview} title={values.title} />
          </Arrival>
        ) : null}
      </Card>
      <Section title={t("settings.scoring")}>
        <Card className="flex flex-col gap-6">
          <NumberField
            name="pointsPerQuestion"
            label={labels.pointsPerQuestion}
            required
            defaultValue={values.pointsPerQuestion}
            error={errorOf("pointsPerQuestion")}
          />
          <PredictionFields values={values} errorOf={errorOf} />
          <ChainFields chain={values.rankingChain} error={errorOf("rankingChain")} />
        </Card>
      </Section>
      <SubmitButton intent="save" className="self-start">
        {shared("save")}
      </SubmitButton>
    </Form>
  );
}

type FieldProps = { values: SettingsValues; errorOf: (name: string) => string | null };

function PredictionFields({ values, errorOf }: FieldProps) {
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  return (
    <>
      <RadioGroupField
        name="predictionMetric"
        label={t("settings.prediction")}
        hint={t("settings.predictionHint")}
        defaultValue={values.predictionMetric}
        options={["none" as const, ...STORED_METRICS].map((metric) => ({
          value: metric,
          label: shared(`metric.${metric}`),
        }))}
      />
      <TextField
        name="predictionQuestion"
        label={t("settings.predictionQuestion")}
        hint={t("settings.predictionExample")}
        maxLength={300}
        defaultValue={values.predictionQuestion}
        error={errorOf("predictionQuestion")}
      />
    </>
  );
}

function ChainFields({ chain, error }: { chain: string[]; error: string | null }) {
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="font-semibold">{t("settings.chain")}</legend>
      <p className="text-muted">{t("settings.chainHint")}</p>
      {RANKING_CRITERIA.map((_, place) => (
        <SelectField
          key={`place ${RANKING_CRITERIA[place]}`}
          id={place === 0 ? "rankingChain" : `rankingChain-${place}`}
          name="rankingChain"
          label={t("settings.chainPlace", { place: place + 1 })}
          placeholder={t("settings.chainNone")}
          defaultValue={chain[place] ?? ""}
          options={RANKING_CRITERIA.map((criterion) => ({
            value: criterion,
            label: shared(`criterion.${criterion}`),
          }))}
          error={place === 0 ? error : null}
        />
      ))}
    </fieldset>
  );
}

/** How the texts will look; the server made them, nothing is saved. */
function TextPreview({ preview, title }: { preview: Rendered; title: string }) {
  const t = useMessages(contestSetupMessages);
  return (
    <section
      aria-labelledby="preview"
      className="flex flex-col gap-4 border-gold border-l-4 pl-4"
      role="status"
    >
      <h2 id="preview" className="text-base text-muted">
        {t("settings.previewTitle")}
      </h2>
      <p className="text-lg font-semibold">{title}</p>
      <Prose html={preview.summaryHtml} />
      <Prose html={preview.rulesHtml} />
    </section>
  );
}
