import { useState } from "react";
import type { PictureRefusal } from "~/platform/picture.server";

/** What the door of pictures answers; `failed`: it did not answer. */
export type PictureAnswer =
  | { ok: true; id: string; width: number; height: number }
  | { ok: false; reason: PictureRefusal | "failed" };

/** Larger files are refused before they are sent; the server holds the same limit. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Sends a chosen picture at once and tells what became of it. */
export function usePictureUpload(bankSlug: string, onAnswer: (answer: PictureAnswer) => void) {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<(PictureAnswer & { ok: false })["reason"] | null>(null);
  const settle = (answer: PictureAnswer) => {
    setSending(false);
    setRefusal(answer.ok ? null : answer.reason);
    onAnswer(answer);
  };
  const send = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > MAX_BYTES) return settle({ ok: false, reason: "too-large" });
    setSending(true);
    const body = new FormData();
    body.set("file", file);
    try {
      const response = await fetch(`/organise/banks/${bankSlug}/pictures`, { method: "POST", body });
      const isAnswer = response.headers.get("Content-Type")?.includes("json");
      settle(isAnswer ? ((await response.json()) as PictureAnswer) : { ok: false, reason: "failed" });
    } catch {
      settle({ ok: false, reason: "failed" });
    } finally {
      // The same file may be chosen again.
      input.value = "";
    }
  };
  return { isSending, refusal, send: (input: HTMLInputElement) => void send(input) };
}
