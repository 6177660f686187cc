import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 1_000;

/** Asks for the page anew every second while work is under way; a hidden page rests. */
export function useImportRefresh(isUnderWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay || state !== "idle") return;
    const timer = setTimeout(() => document.hidden || revalidate(), EVERY_MS);
    return () => clearTimeout(timer);
  });
}
