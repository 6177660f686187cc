import { useFieldLabels } from "~/bank/question-fields";
import type { QuestionFieldProblem } from "~/bank/question-form";
import { bankReasons } from "~/i18n/bank-reasons";
import { mendingMessages } from "~/i18n/exchange-mending";
import { noteMessages } from "~/i18n/exchange-notes";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { StatusPill } from "~/ui/status";
import type { Tone } from "~/ui/tone";
import type { SourcePlace } from "./found-question";
import { type ItemNote, noteWeight } from "./import-item";
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

type Problem = { field: string; problem: QuestionFieldProblem };

/** What is wrong with a question, where it stands in the source and how to mend it; errors first. */
export function ImportNotes({
  notes,
  problems,
}: {
  notes: readonly ItemNote[];
  problems: readonly string[];
}) {
  const t = useMessages(reviewImportMessages);
  const what = useMessages(noteMessages);
  const how = useMessages(mendingMessages);
  const wordsOf = usePlaceWords();
  const order = ["error", "doubt", "remark"];
  const sorted = notes.toSorted(
    (a, b) => order.indexOf(noteWeight(a.code)) - order.indexOf(noteWeight(b.code)),
  );
  const isNoted = notes.some((note) => noteWeight(note.code) === "error");
  const fields = isNoted ? [] : problems.map(parseProblem);
  if (sorted.length + fields.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {fields.map((one) => (
        <FieldLine key={one.field} {...one} />
      ))}
      {sorted.map((note, index) => {
        const weight = noteWeight(note.code);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes may repeat
          <li key={index} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <StatusPill tone={TONES[weight]}>{t(`item.${weight}`)}</StatusPill>
              <span className="font-semibold">{what(note.code)}</span>
            </span>
            <span>
              {how(note.code)} <span className="text-muted">({wordsOf(note.place)})</span>
            </span>
            {note.detail ? (
              <span className="text-muted break-words">{t("item.words", { detail: note.detail })}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function parseProblem(joined: string): Problem {
  const [field = "", problem = ""] = joined.split(":");
  return { field, problem: problem as QuestionFieldProblem };
}

/** What the form itself says about a field. */
function FieldLine({ field, problem }: Problem) {
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
