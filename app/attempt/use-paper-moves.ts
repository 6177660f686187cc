import { useEffect, useState } from "react";
import type { PaperPlace } from "./paper-places";
import { headingId } from "./place-parts";
import type { PaperMode, useMarks } from "./use-marks";

export interface PaperMoves {
  /** The place in view; null: all are. */
  current: number | null;
  previous: number | null;
  next: number | null;
  dialog: "map" | "submit" | null;
  show: (dialog: "map" | "submit") => void;
  /** Does nothing when another dialog has been opened meanwhile. */
  close: (dialog: "map" | "submit") => void;
  /** Goes to a place: it comes into view and its heading takes the focus. */
  go: (position: number) => void;
}

/** Where in the paper the person is, and how to get elsewhere. */
export function usePaperMoves(
  places: readonly PaperPlace[],
  marks: ReturnType<typeof useMarks>,
  mode: PaperMode,
): PaperMoves {
  const [dialog, setDialog] = useState<PaperMoves["dialog"]>(null);
  const [target, setTarget] = useState<{ position: number } | null>(null);
  const at = Math.max(
    0,
    places.findIndex((place) => place.position === marks.position),
  );
  // After the dialogs have given the focus back to where it was.
  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => {
      const heading = document.getElementById(headingId(target.position));
      heading?.focus({ preventScroll: true });
      if (mode === "one") window.scrollTo({ top: 0 });
      else heading?.scrollIntoView({ block: "start" });
    });
    return () => clearTimeout(timer);
  }, [target, mode]);
  return {
    current: mode === "one" ? (places[at]?.position ?? null) : null,
    previous: places[at - 1]?.position ?? null,
    next: places[at + 1]?.position ?? null,
    dialog,
    show: setDialog,
    close: (closed) => setDialog((open) => (open === closed ? null : open)),
    go(position) {
      setDialog(null);
      marks.go(position);
      setTarget({ position });
    },
  };
}
