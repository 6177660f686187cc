import { useEffect, useRef, useState } from "react";
import type { OutboxStore } from "./outbox-store";

/** Flags and the place on this device: help for the eye, never sent. */
export function useMarks(store: OutboxStore, attemptId: string, firstPosition: number) {
  const [flagged, setFlagged] = useState<ReadonlySet<number>>(new Set());
  const [position, setPosition] = useState(firstPosition);
  const isRead = useRef(false);
  useEffect(() => {
    let isGone = false;
    store
      .readMarks(attemptId)
      .then((marks) => {
        if (isGone || isRead.current) return;
        if (marks) {
          setFlagged(new Set(marks.flagged));
          setPosition(marks.position);
        }
      })
      .catch(() => {})
      .finally(() => {
        isRead.current = true;
      });
    return () => {
      isGone = true;
    };
  }, [store, attemptId]);
  useEffect(() => {
    if (!isRead.current) return;
    store.writeMarks(attemptId, { flagged: [...flagged], position }).catch(() => {});
  }, [store, attemptId, flagged, position]);
  const toggleFlag = (place: number) => {
    isRead.current = true;
    setFlagged((before) => {
      const after = new Set(before);
      if (!after.delete(place)) after.add(place);
      return after;
    });
  };
  const go = (place: number) => {
    isRead.current = true;
    setPosition(place);
  };
  return { flagged, toggleFlag, position, go };
}

export type PaperMode = "one" | "all";
const MODE_KEY = "hoi-thi-paper-mode";

/** One question at a time or all in a list: the person's choice, remembered on this device. */
export function usePaperMode(): [PaperMode, (mode: PaperMode) => void] {
  const [mode, setMode] = useState<PaperMode>("one");
  useEffect(() => {
    try {
      if (localStorage.getItem(MODE_KEY) === "all") setMode("all");
    } catch {
      // No storage: the choice lasts as long as the page.
    }
  }, []);
  const choose = (next: PaperMode) => {
    setMode(next);
    try {
      localStorage.setItem(MODE_KEY, next);
    } catch {
      // As above.
    }
  };
  return [mode, choose];
}
