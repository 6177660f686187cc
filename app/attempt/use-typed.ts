import { useEffect, useRef, useState } from "react";
import type { SittingSession } from "./sitting-session";
import { dropDraft, keepDraft, readDraft } from "./typed-draft";

/** Letters typed one after another are one answer. */
const TYPING_MS = 700;

/** What a field needs of the sitting. */
export type TypingSession = Pick<SittingSession, "typing" | "kept">;

export interface TypedField {
  /** Names the field among all papers of this device. */
  place: string;
  /** What is answered now, as text. */
  answered: string;
  isLocked: boolean;
  session: TypingSession;
  /** Answers with the text; false: it is no answer, and nothing has changed. */
  take: (text: string) => boolean;
}

/**
 * A field in which an answer is typed. The text becomes the answer after a short pause, and at once when the field, the place
 * or the page is left or the sitting is about to stop; what none of these caught is taken up when the field is back.
 */
export function useTyped({ place, answered, isLocked, session, take }: TypedField) {
  const [typed, setTyped] = useState<string | null>(null);
  const present = useRef<string | null>(null);
  const show = (text: string | null) => {
    present.current = text;
    setTyped(text);
  };
  const settle = (text: string): boolean => {
    const isTaken = take(text);
    if (isTaken) void session.kept().then(() => dropDraft(place, text));
    return isTaken;
  };
  const latest = useRef({ settle, isLocked });
  latest.current = { settle, isLocked };
  const collect = useRef((): boolean => {
    const text = present.current;
    return text === null || (!latest.current.isLocked && latest.current.settle(text));
  }).current;

  useEffect(() => {
    const draft = isLocked ? null : readDraft(place);
    if (draft === null || present.current !== null) return;
    if (!latest.current.settle(draft)) {
      present.current = draft;
      setTyped(draft);
    }
  }, [place, isLocked]);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(collect, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, collect]);
  useEffect(() => {
    const leave = session.typing(collect);
    window.addEventListener("pagehide", collect);
    document.addEventListener("visibilitychange", collect);
    return () => {
      leave();
      window.removeEventListener("pagehide", collect);
      document.removeEventListener("visibilitychange", collect);
      // The place is left by a button: what was typed belongs to it.
      collect();
    };
  }, [session, collect]);

  return {
    text: typed ?? answered,
    change(text: string) {
      show(text);
      keepDraft(place, text);
    },
    /** The field is left: from now on it shows the answer again, unless the text is none. */
    leave() {
      if (collect()) show(null);
    },
  };
}
