import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { SelectField } from "~/ui/field";
import type { AnswerBodyProps } from "./choice-answer";
import { letterOf } from "./place-parts";

/** For each prompt one of the options, which stand above in full: a closed list cuts long ones on phones. */
export function MatchingAnswer({ question, choice, onChoose }: AnswerBodyProps) {
  const { position, prompts, options } = question;
  const t = useMessages(playAnswerMessages);
  const picks = prompts.map((_, at) => choice[at] ?? "");
  const pick = (at: number, id: string) => {
    const next = picks.map((one, place) => (place === at ? id : one));
    onChoose(next.some((one) => one !== "") ? next : []);
  };
  const lines = options.map(({ id, text }, index) => ({ value: id, label: `${letterOf(index)}. ${text}` }));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("matching.hint")}</p>
      <ul className="flex flex-col gap-1 rounded-card bg-sunken px-4 py-3">
        {lines.map(({ value, label }) => (
          <li key={value}>{label}</li>
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
              {picked ? <p className="ps-3 font-semibold">{picked.label}</p> : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
