import { Form } from "@remix-run/react";
import { contestSetupMessages } from "~/i18n/contest-setup";
import { useMessages } from "~/i18n/messages";
import { LinkButton } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { EmptyState } from "~/ui/empty-state";
import { controlClass } from "~/ui/field";
import { FieldError } from "~/ui/field-parts";
import { ContestFrame, type ContestHead, deskPath } from "./desk-frame";
import { DoneNotice, RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { PrizeView } from "./prize";
import type { Refused } from "./refusal";
import type { TrackView } from "./track";

type Row = { name: string; quantity: string; reward: string };
type Props = { head: ContestHead; tracks: TrackView[]; prizes: PrizeView[]; refused?: Refused };

const SPARE_ROWS = 3;
const EMPTY: Row = { name: "", quantity: "", reward: "" };

/** Rows as they were typed, blank ones left out: the numbers of the errors count these. */
function typedRows(values: Record<string, unknown> = {}): Row[] {
  const column = (name: string) => (Array.isArray(values[name]) ? values[name] : [values[name]]) as unknown[];
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const [quantities, rewards] = [column("prizeQuantity"), column("prizeReward")];
  return column("prizeName")
    .map((name, index) => ({
      name: text(name),
      quantity: text(quantities[index]),
      reward: text(rewards[index]),
    }))
    .filter((row) => Object.values(row).some((value) => value.trim() !== ""));
}

/** Prizes of every track, each list a form. */
export function PrizesPage({ head, tracks, prizes, refused }: Props) {
  const t = useMessages(contestSetupMessages);
  return (
    <ContestFrame contest={head} lead={t("prizes.lead")}>
      <DoneNotice words={{ saved: t("prizes.saved") }} />
      {tracks.length === 0 ? (
        <EmptyState
          title={t("prizes.noTracks")}
          actions={<LinkButton to={deskPath(head.slug, "/tracks")}>{t("tracks.add")}</LinkButton>}
        />
      ) : null}
      {tracks.map((track) => {
        const own = refused?.values?.trackId === track.id ? refused : undefined;
        const stored = prizes
          .filter((prize) => prize.trackId === track.id)
          .map(({ name, quantity, reward }) => ({ name, quantity: String(quantity), reward }));
        const rows = own ? typedRows(own.values) : stored;
        return (
          <PrizeForm key={`${track.id} ${JSON.stringify(rows)}`} track={track} rows={rows} refused={own} />
        );
      })}
    </ContestFrame>
  );
}

function PrizeForm({ track, rows, refused }: { track: TrackView; rows: Row[]; refused?: Refused }) {
  const t = useMessages(contestSetupMessages);
  const all = [...rows, ...Array.from({ length: SPARE_ROWS }, () => EMPTY)];
  return (
    <Card>
      <CardHeader title={track.name} />
      <Form method="post" noValidate className="flex flex-col gap-4">
        <RefusalNotice refused={refused} />
        <input type="hidden" name="trackId" value={track.id} />
        <div className="hidden gap-3 font-semibold md:grid md:grid-cols-[2fr_7rem_2fr]" aria-hidden="true">
          <span>{t("prizes.name")}</span>
          <span>{t("prizes.quantity")}</span>
          <span>{t("prizes.reward")}</span>
        </div>
        {all.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
          <PrizeRow key={index} row={row} index={index} refused={refused} />
        ))}
        <SubmitButton className="self-start">{t("prizes.save", { track: track.name })}</SubmitButton>
      </Form>
    </Card>
  );
}

function PrizeRow({ row, index, refused }: { row: Row; index: number; refused?: Refused }) {
  const t = useMessages(contestSetupMessages);
  const { errorOf } = useRefusalWords(refused);
  const cells = [
    { key: "name", sent: "prizeName", numeric: false },
    { key: "quantity", sent: "prizeQuantity", numeric: true },
    { key: "reward", sent: "prizeReward", numeric: false },
  ] as const;
  return (
    <div className="grid gap-3 border-line border-t pt-4 md:grid-cols-[2fr_7rem_2fr] md:border-0 md:pt-0">
      {cells.map(({ key, sent, numeric }) => {
        const field = `prizes.${index}.${key}`;
        const error = errorOf(field);
        return (
          <div key={key} className="flex flex-col gap-1">
            <label htmlFor={field} className="md:sr-only">
              {t("prizes.rowLabel", { field: t(`prizes.${key}`), row: index + 1 })}
            </label>
            <FieldError id={`${field}-error`}>{error}</FieldError>
            <input
              id={field}
              name={sent}
              defaultValue={row[key]}
              inputMode={numeric ? "numeric" : undefined}
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${field}-error` : undefined}
              className={cx(controlClass, numeric && "max-w-40 tabular-nums")}
            />
          </div>
        );
      })}
    </div>
  );
}
