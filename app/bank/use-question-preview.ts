import { type RefObject, useEffect, useState } from "react";
import type { QuestionPreview } from "./preview-question.server";

export type PreviewState = { preview: QuestionPreview | null; isFailed: boolean };

const PAUSE_MS = 400;

/** What the fields of the form would look like on a paper, asked for after each pause in typing. */
export function useQuestionPreview(form: RefObject<HTMLFormElement>, bankSlug: string): PreviewState {
  const [state, setState] = useState<PreviewState>({ preview: null, isFailed: false });
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    const ask = async () => {
      asked?.abort();
      const own = new AbortController();
      asked = own;
      try {
        const body = new FormData(element);
        const address = `/organise/banks/${bankSlug}/preview`;
        const response = await fetch(address, { method: "POST", body, signal: own.signal });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const preview = (await response.json()) as QuestionPreview;
        if (!own.signal.aborted) setState({ preview, isFailed: false });
      } catch {
        if (!own.signal.aborted) setState((before) => ({ ...before, isFailed: true }));
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    wait();
    element.addEventListener("input", wait);
    element.addEventListener("change", wait);
    return () => {
      clearTimeout(timer);
      asked?.abort();
      element.removeEventListener("input", wait);
      element.removeEventListener("change", wait);
    };
  }, [form, bankSlug]);
  return state;
}
