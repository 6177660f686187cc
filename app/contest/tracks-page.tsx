import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestSetupMessages } from "~/i18n/contest-setup";
import { useMessages } from "~/i18n/messages";
import { Card, CardHeader } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { ConfirmButton } from "~/ui/dialog";
import { SelectField, TextField } from "~/ui/field";
import { ContestFrame, type ContestHead } from "./desk-frame";
import { DoneNotice, RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";
import { AUDIENCES, ENTRY_MODES, type TrackView } from "./track";

type BankChoice = { id: string; name: string; questions: number };
type Props = { head: ContestHead; tracks: TrackView[]; banks: BankChoice[]; refused?: Refused };

/** What a form of one track holds. */
type TrackValues = { code: string; name: string; audience: string; entryMode: string; bankIds: string[] };

const NEW_TRACK: TrackValues = { code: "", name: "", audience: "staff", entryMode: "roster", bankIds: [] };

function typedTrack(values: Record<string, unknown> = {}): TrackValues {
  const text = (name: string) => (typeof values[name] === "string" ? (values[name] as string) : "");
  const banks = Array.isArray(values.bankIds) ? values.bankIds : [values.bankIds];
  return {
    code: text("code"),
    name: text("name"),
    audience: text("audience"),
    entryMode: text("entryMode"),
    bankIds: banks.filter((id) => typeof id === "string"),
  };
}

/** The tracks of a contest, each a form, and one more for a new track. */
export function TracksPage({ head, tracks, banks, refused }: Props) {
  const t = useMessages(contestSetupMessages);
  const about = refused?.values?.trackId;
  const refusedOf = (trackId: string) => (refused && (about ?? "") === trackId ? refused : undefined);
  return (
    <ContestFrame contest={head} lead={t("tracks.lead")}>
      <DoneNotice words={{ saved: t("tracks.saved"), removed: t("tracks.removed") }} />
      {tracks.map((track) => (
        <Card key={track.id}>
          <CardHeader title={track.name} actions={<RemoveTrack track={track} />} />
          <TrackForm trackId={track.id} values={track} banks={banks} refused={refusedOf(track.id)} />
        </Card>
      ))}
      <Card key={`new ${tracks.length}`}>
        <CardHeader title={t("tracks.add")} />
        <TrackForm trackId="" values={NEW_TRACK} banks={banks} refused={refusedOf("")} />
      </Card>
    </ContestFrame>
  );
}

function TrackForm(props: { trackId: string; values: TrackValues; banks: BankChoice[]; refused?: Refused }) {
  const { trackId, banks, refused } = props;
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  const { errorOf } = useRefusalWords(refused);
  const values = refused?.values?.code === undefined ? props.values : typedTrack(refused.values);
  const labels = { code: t("tracks.code"), name: t("tracks.name") };
  const id = (name: string) => (trackId === "" ? name : `${name}-${trackId}`);
  return (
    <Form method="post" noValidate className="flex max-w-text flex-col gap-6">
      <RefusalNotice refused={refused} labels={labels} />
      <input type="hidden" name="trackId" value={trackId} />
      <TextField
        id={id("name")}
        name="name"
        label={labels.name}
        required
        maxLength={120}
        defaultValue={values.name}
        error={errorOf("name")}
      />
      <TextField
        id={id("code")}
        name="code"
        label={labels.code}
        hint={t("tracks.codeHint")}
        width="medium"
        required
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.code}
        error={errorOf("code")}
      />
      <RadioGroupField
        id={id("entryMode")}
        name="entryMode"
        label={t("tracks.entryMode")}
        defaultValue={values.entryMode}
        options={ENTRY_MODES.map((mode) => ({ value: mode, label: shared(`entryMode.${mode}`) }))}
        error={errorOf("entryMode")}
      />
      <SelectField
        id={id("audience")}
        name="audience"
        label={t("tracks.audience")}
        hint={t("tracks.audienceHint")}
        defaultValue={values.audience}
        options={AUDIENCES.map((audience) => ({
          value: audience,
          label: audience === "everyone" ? t("tracks.onlyEveryone") : shared(`audience.${audience}`),
        }))}
        error={errorOf("audience")}
      />
      <RadioGroupField
        id={id("bankIds")}
        type="checkbox"
        name="bankIds"
        label={t("tracks.banks")}
        hint={banks.length === 0 ? t("tracks.noBanks") : undefined}
        defaultValues={values.bankIds}
        options={banks.map(({ id: value, name, questions }) => {
          return { value, label: t("tracks.bankOption", { name, count: questions }) };
        })}
        error={errorOf("bankIds")}
      />
      <SubmitButton intent="save" className="self-start">
        {t("tracks.save")}
      </SubmitButton>
    </Form>
  );
}

function RemoveTrack({ track }: { track: TrackView }) {
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  return (
    <ConfirmButton
      label={t("tracks.remove")}
      title={t("tracks.removeTitle", { name: track.name })}
      confirmLabel={t("tracks.remove")}
      cancelLabel={shared("cancel")}
      buttonVariant="quiet"
      variant="danger"
      fields={{ intent: "remove", trackId: track.id }}
    >
      {t("tracks.removeText")}
    </ConfirmButton>
  );
}
