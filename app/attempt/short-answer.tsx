import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { TextField } from "~/ui/field";
import type { AnswerBodyProps } from "./choice-answer";
import { MAX_TYPED_LENGTH, tidyTyped } from "./typed-answer";
import { type TypingSession, useTyped } from "./use-typed";

export interface ShortAnswerProps extends AnswerBodyProps {
  attemptId: string;
  isLocked: boolean;
  session: TypingSession;
}

/** One line of text, compared without regard to what the hint names. */
export function ShortAnswer({ attemptId, question, choice, isLocked, session, onChoose }: ShortAnswerProps) {
  const t = useMessages(playAnswerMessages);
  const { text, change, leave } = useTyped({
    place: `${attemptId} ${question.position}`,
    answered: choice[0] ?? "",
    isLocked,
    session,
    take(typed) {
      const line = tidyTyped(typed);
      onChoose(line === "" ? [] : [line]);
      return true;
    },
  });
  return (
    <TextField
      name={`answer-${question.position}`}
      label={t("short.label")}
      hint={t("short.hint")}
      value={text}
      maxLength={MAX_TYPED_LENGTH}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      enterKeyHint="done"
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
