import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { cx } from "~/ui/class-names";
import { SelectField } from "~/ui/field";
import type { AnswerBodyProps } from "./choice-answer";
import { letterOf } from "./place-parts";

/** So many letters a closed list shows at least; a longer pick is repeated below it in full. */
const FITS = { phone: 28, desk: 60 };

/** For each prompt one of the options, which stand above in full: a closed list cuts long ones on phones. */
export function MatchingAnswer({ question, choice, onChoose }: AnswerBodyProps) {
  const { position, prompts, options } = question;
  const t = useMessages(playAnswerMessages);
  const picks = prompts.map((_, at) => choice[at] ?? "");
  const pick = (at: number, id: string) => {
    const next = picks.map((one, place) => (place === at ? id : one));
    onChoose(next.some((one) => one !== "") ? next : []);
  };
  const lines = options.map(({ id, text }, index) => {
    const letter = `${letterOf(index)}.`;
    return { value: id, letter, text, label: `${letter} ${text}` };
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("matching.hint")}</p>
      <ul className="flex flex-col gap-1 rounded-card bg-sunken px-4 py-3">
        {lines.map(({ value, letter, text }) => (
          <li key={value} className="flex gap-2">
            <span className="font-semibold">{letter}</span>
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ul>
      <ol className="flex flex-col gap-4">
        {prompts.map((prompt, at) => {
          const picked = lines.find((line) => line.value === picks[at]);
          return (
            <li key={prompt} className="flex flex-col gap-1.5">
              <SelectField
                name={`answer-${position}-${at + 1}`}
                label={`${at + 1}. ${prompt}`}
                placeholder={t("matching.none")}
                options={lines}
                value={picks[at]}
                onChange={(event) => pick(at, event.currentTarget.value)}
              />
              {picked && picked.label.length > FITS.phone ? (
                <p className={cx("ps-3 font-semibold", picked.label.length <= FITS.desk && "sm:hidden")}>
                  {picked.label}
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
