import { useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { contestMessages } from "~/i18n/contest";
import { contestReasons } from "~/i18n/contest-reasons";
import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, type ButtonProps } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useDoneKey } from "~/ui/use-done-key";
import type { FieldProblem as Problem } from "./form-fields";
import type { Shortage } from "./matrix";
import type { Refused } from "./refusal";

/** Words for what is wrong with a refused form, and what was typed into it. `labels` names the fields in the summary. */
export function useRefusalWords(refused: Refused | undefined, labels: Record<string, string> = {}) {
  const t = useMessages(contestReasons);
  const word = (problem: string) => t(`field.${problem as Problem}`);
  const fields = refused?.fields ?? {};
  return {
    errorOf: (name: string) => (fields[name] ? word(fields[name]) : null),
    typed: (name: string) => {
      const value = refused?.values?.[name];
      return typeof value === "string" ? value : undefined;
    },
    errors: Object.entries(fields).map(([field, problem]) => ({
      field,
      message: labels[field] ? `${labels[field]}: ${word(problem)}` : word(problem),
    })),
    reason: refused ? t(`reason.${refused.reason}`) : null,
    rounds: refused?.roundNumbers ? t("rounds", { numbers: refused.roundNumbers.join(", ") }) : null,
  };
}

/** A shortage in one line: "Chủ đề T8 · khó: cần 3, ngân hàng có 1". */
export function useShortageWords(): (shortage: Shortage) => string {
  const t = useMessages(contestMessages);
  return ({ topicCode, difficulty, wanted, available }) =>
    t("shortage", { topic: topicCode, difficulty: t(`difficultyInline.${difficulty}`), wanted, available });
}

/** Why the form was refused: the fields in a summary, or the reason with what it is about. */
export function RefusalNotice({ refused, labels }: { refused?: Refused; labels?: Record<string, string> }) {
  const t = useMessages(contestMessages);
  const words = useRefusalWords(refused, labels);
  const shortageWords = useShortageWords();
  if (!refused) return null;
  if (words.errors.length > 0) return <ErrorSummary title={t("errorSummary")} errors={words.errors} />;
  return (
    <Arrival of={refused}>
      <Alert tone="danger" role="alert" title={words.reason}>
        {words.rounds}
        {refused.shortages ? (
          <ul className="list-disc pl-6">
            {refused.shortages.map((shortage) => (
              <li key={`${shortage.topicId} ${shortage.difficulty}`}>{shortageWords(shortage)}</li>
            ))}
          </ul>
        ) : null}
      </Alert>
    </Arrival>
  );
}

/** Takes the focus, and the eye with it, whenever what it shows has just come. */
export function Arrival({ of, children }: { of: unknown; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has come is what moves the focus
  useEffect(() => ref.current?.focus(), [of]);
  return (
    <div ref={ref} tabIndex={-1}>
      {children}
    </div>
  );
}

/** What has just been done, by the key that the redirect carries; a refusal of a later act takes its place. */
export function DoneNotice({ words }: { words: Record<string, string> }) {
  const done = useDoneKey();
  return Object.hasOwn(words, done) ? <Alert tone="success" role="status" title={words[done]} /> : null;
}

/** The button of a form; shows that the form is on its way. */
export function SubmitButton({ intent, ...button }: ButtonProps & { intent?: string }) {
  const navigation = useNavigation();
  const own = intent === undefined || navigation.formData?.get("intent") === intent;
  const sent = intent === undefined ? {} : { name: "intent", value: intent };
  return <Button variant="primary" {...sent} {...button} busy={navigation.state !== "idle" && own} />;
}

/** Numbers in the language of the page. */
export function useNumber(): (value: number) => string {
  const locale = useLocale();
  return (value) => formatNumber(locale, value);
}
