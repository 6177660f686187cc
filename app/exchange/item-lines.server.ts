import { clip } from "~/core/text";
import { bankReasons } from "~/i18n/bank-reasons";
import { exchangeCommandMessages } from "~/i18n/exchange-command";
import { mendingMessages } from "~/i18n/exchange-mending";
import { noteMessages } from "~/i18n/exchange-notes";
import { reviewImportMessages } from "~/i18n/exchange-review";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import type { ToldItem } from "./import-by-command.server";
import { type ItemNote, noteWeight } from "./import-item";
import { placeWords } from "./place-words";

const WEIGHTS = { error: "✗", doubt: "?", remark: "·" } as const;
const SHOWN_STEM = 100;

/** A question of a file for a terminal: where it stands, what is wrong with it, how to mend it, and which one it is like. */
export function itemLines(item: ToldItem, locale: Locale): string[] {
  const t = translator(exchangeCommandMessages, locale);
  const place = placeWords(translator(reviewImportMessages, locale), item.place);
  return [
    t("file.item", { position: item.position, place, stem: item.stem }),
    ...fieldLines(item, locale),
    ...noteLines(item.notes, locale),
    ...item.twins.map(({ code, position, similarity, stem }) => {
      const about = { percent: Math.round(similarity * 100), stem: clip(stem, SHOWN_STEM) };
      return code === null
        ? t("file.twinOfFile", { ...about, position: position ?? 0 })
        : t("file.twinOfBank", { ...about, code });
    }),
  ];
}

function fieldLines({ problems }: ToldItem, locale: Locale): string[] {
  const t = translator(exchangeCommandMessages, locale);
  const reasons = translator(bankReasons, locale);
  return problems.map(({ field, problem }) =>
    t("file.field", { field, problem: reasons(`field.${problem}`) }),
  );
}

/** Errors and doubts, of a question or of the whole file, each with how to mend it. */
export function noteLines(notes: readonly ItemNote[], locale: Locale): string[] {
  const t = translator(exchangeCommandMessages, locale);
  const what = translator(noteMessages, locale);
  const how = translator(mendingMessages, locale);
  return notes
    .filter((note) => noteWeight(note.code) !== "remark")
    .flatMap(({ code, detail }) => [
      t("file.note", { weight: WEIGHTS[noteWeight(code)], what: what(code), how: how(code) }),
      ...(detail ? [t("file.words", { detail })] : []),
    ]);
}
