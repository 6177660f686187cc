import { useEffect, useState } from "react";

/** One thing that can be chosen. */
export interface Found {
  value: string;
  label: string;
  description?: string;
}

export type RemoteOptions = { state: "idle" | "loading" | "failed" } | { state: "found"; items: Found[] };

const pauseMs = 180;

/**
 * What the address answers for the term, as `{ items }`, after a short pause in typing; an answer that has been
 * overtaken is dropped. A null address asks for nothing.
 */
export function useRemoteOptions(url: string | null): RemoteOptions {
  const [options, setOptions] = useState<RemoteOptions>({ state: "idle" });
  useEffect(() => {
    if (url === null) {
      setOptions({ state: "idle" });
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      setOptions((before) => (before.state === "found" ? before : { state: "loading" }));
      try {
        const response = await fetch(url, {
          signal: controller.signal,
          headers: { Accept: "application/json" },
        });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const { items } = (await response.json()) as { items: Found[] };
        if (!controller.signal.aborted) setOptions({ state: "found", items });
      } catch {
        if (!controller.signal.aborted) setOptions({ state: "failed" });
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [url]);
  return options;
}
