import { useFieldLabels } from "~/bank/question-fields";
import type { SourcePlace } from "~/format/found-question";
import { MANNERS } from "~/format/read-lines-marks";
import { bankReasons } from "~/i18n/bank-reasons";
import { mendingMessages } from "~/i18n/exchange-mending";
import { noteMessages } from "~/i18n/exchange-notes";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { type Translate, useMessages } from "~/i18n/messages";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import { type FieldProblem, type ItemNote, noteWeight } from "./import-item";
import { placeWords } from "./place-words";

/** "Bảng 2, dòng 5": a place of the source in words, as a sentence begins. */
export function usePlaceWords(): (place: SourcePlace) => string {
  const t = useMessages(reviewImportMessages);
  return (place) => placeWords(t, place);
}

const TONES = { error: "danger", doubt: "warning", remark: "neutral" } as const satisfies Record<
  string,
  Tone
>;

/** What is wrong with a question, where it stands in the source and how to mend it; errors first, mere remarks on one line. */
export function ImportNotes({
  notes,
  problems,
}: {
  notes: readonly ItemNote[];
  problems: readonly FieldProblem[];
}) {
  const t = useMessages(reviewImportMessages);
  const what = useMessages(noteMessages);
  const of = (weight: string) => notes.filter((note) => noteWeight(note.code) === weight);
  const errors = of("error");
  const remarks = of("remark");
  const listed = [...errors, ...of("doubt")];
  return (
    <>
      {listed.length + problems.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {problems.map((one) => (
            <FieldLine key={one.field} {...one} />
          ))}
          {listed.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a note may be there twice, and a line holds no state
            <NoteLine key={index} note={note} />
          ))}
        </ul>
      ) : null}
      {remarks.length > 0 ? (
        <p className="text-muted">
          {t("item.remark")}: {remarks.map((note) => what(note.code)).join(" ")}
        </p>
      ) : null}
    </>
  );
}

/** What a note quotes of the file; of a key taken from formatting, the names of the formats. */
function detailWords(
  t: Translate<typeof reviewImportMessages.vi>,
  code: ItemNote["code"],
  detail: string,
): string {
  if (code !== "key-from-formatting") return t("item.words", { detail });
  const looks = MANNERS.filter((manner) => detail.split(", ").includes(manner));
  return t("item.looks", { looks: looks.map((manner) => t(`looks.${manner}`)).join(", ") });
}

function NoteLine({ note }: { note: ItemNote }) {
  const t = useMessages(reviewImportMessages);
  const what = useMessages(noteMessages);
  const how = useMessages(mendingMessages);
  const wordsOf = usePlaceWords();
  const weight = noteWeight(note.code);
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusPill tone={TONES[weight]}>{t(`item.${weight}`)}</StatusPill>
        <span className="font-semibold">{what(note.code)}</span>
      </span>
      <span>
        {how(note.code)} <span className="text-muted">({wordsOf(note.place)})</span>
      </span>
      {note.detail ? (
        <span className="text-muted break-words">{detailWords(t, note.code, note.detail)}</span>
      ) : null}
    </li>
  );
}

/** What the form itself says about a field. */
function FieldLine({ field, problem }: FieldProblem) {
  const t = useMessages(reviewImportMessages);
  const reasons = useMessages(bankReasons);
  const labels = useFieldLabels();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusPill tone="danger">{t("item.error")}</StatusPill>
      <span>
        <span className="font-semibold">{labels[field] ?? field}:</span> {reasons(`field.${problem}`)}
      </span>
    </li>
  );
}
