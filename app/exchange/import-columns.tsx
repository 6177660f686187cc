import type { SerializeFrom } from "@remix-run/node";
import { Form, useSearchParams } from "@remix-run/react";
import { columnLetter } from "~/core/column-letter";
import { SHEET_FIELDS, type SheetField, type SheetGlimpse, type SheetMapping } from "~/format/sheet-mapping";
import { columnMessages, type NumberedField, type PlainField } from "~/i18n/exchange-columns";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { NumberField, SelectField } from "~/ui/field";
import { Section } from "~/ui/page";
import type { ImportRun } from "./import.queries.server";
import { ImportDecision } from "./import-review";
import type { RunRights } from "./run-rights";

type Sheet = SheetGlimpse["sheets"][number];

/** A sheet whose headings nobody knows: a person says what its columns hold, with the first rows before the eyes. */
export function ImportColumns({ run, may }: { run: SerializeFrom<ImportRun>; may: RunRights }) {
  const t = useMessages(columnMessages);
  const [search] = useSearchParams();
  const glimpse = run.failure?.sheet;
  const wanted = search.get("sheet") ?? glimpse?.guess?.sheet;
  const sheet = glimpse?.sheets.find((one) => one.name === wanted) ?? glimpse?.sheets[0];
  if (!glimpse || !sheet) return null;
  const guess = glimpse.guess?.sheet === sheet.name ? glimpse.guess : null;
  return (
    <>
      <Section title={t("title")} description={t("lead")}>
        {glimpse.sheets.length > 1 ? (
          <Form method="get" className="flex flex-wrap items-end gap-4">
            <SelectField
              name="sheet"
              label={t("sheet")}
              options={glimpse.sheets.map(({ name }) => ({ value: name, label: name }))}
              defaultValue={sheet.name}
            />
            <Button>{t("show")}</Button>
          </Form>
        ) : null}
        <ColumnsForm key={sheet.name} sheet={sheet} guess={guess} isOpen={may.work} />
      </Section>
      <ImportDecision counts={NOTHING} may={{ ...may, work: false }} />
    </>
  );
}

const NOTHING = { all: 0, errors: 0, doubts: 0, duplicates: 0, ready: 0, "left-out": 0, written: 0 };

type ColumnsProps = { sheet: Sheet; guess: SheetMapping | null; isOpen: boolean };

function ColumnsForm({ sheet, guess, isOpen }: ColumnsProps) {
  const t = useMessages(columnMessages);
  const width = Math.max(...sheet.rows.map((row) => row.cells.length), 1);
  const letters = Array.from({ length: width }, (_, index) => columnLetter(index));
  return (
    <Form method="post">
      <fieldset disabled={!isOpen} className="flex min-w-0 flex-col gap-6">
        <legend className="sr-only">{t("title")}</legend>
        <input type="hidden" name="sheet" value={sheet.name} />
        <NumberField
          name="headerRow"
          label={t("headerRow")}
          hint={t("headerRowHint")}
          defaultValue={guess?.headerRow ?? 1}
        />
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {letters.map((letter, index) => (
            <ColumnCard
              key={letter}
              letter={letter}
              index={index}
              sheet={sheet}
              field={guess?.columns[letter]}
            />
          ))}
        </ul>
        {isOpen ? (
          <Button name="intent" value="map" variant="primary" className="self-start">
            {t("read")}
          </Button>
        ) : null}
      </fieldset>
    </Form>
  );
}

type ColumnProps = { letter: string; index: number; sheet: Sheet; field: SheetField | undefined };

/** One column: what it holds, over what the file has in it. */
function ColumnCard({ letter, index, sheet, field }: ColumnProps) {
  const t = useMessages(columnMessages);
  const wordsOf = useFieldWords();
  const cells = sheet.rows.map(({ row, cells }) => ({ row, text: cells[index] ?? "" }));
  return (
    <Card as="li" className="flex min-w-0 flex-col gap-3">
      <SelectField
        name={`column-${letter}`}
        label={t("column", { letter })}
        placeholder={t("ignore")}
        options={SHEET_FIELDS.map((value) => ({ value, label: wordsOf(value) }))}
        defaultValue={field ?? ""}
      />
      <table className="w-full text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <tbody>
          {cells.map(({ row, text }) => (
            <tr key={row} className="border-t border-line align-top">
              <th scope="row" className="w-8 py-1 pr-2 text-end font-normal text-muted tabular-nums">
                {row}
              </th>
              <td className="py-1 break-words">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function useFieldWords(): (field: SheetField) => string {
  const t = useMessages(columnMessages);
  return (field) => {
    const [, name, number] = /^(option|mark|prompt)-(\d)$/.exec(field) ?? [];
    return name ? t(`numbered.${name as NumberedField}`, { number }) : t(`fields.${field as PlainField}`);
  };
}
