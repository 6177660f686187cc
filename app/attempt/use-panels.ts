import { useEffect, useState } from "react";

export type Panels = typeof import("./paper-panels");

const AGAIN_MS = 2_000;

/**
 * The code of what unfolds over the paper, fetched after the first picture and tried again until it is there: once loaded it
 * works without the network. null until then.
 */
export function usePanels(): Panels | null {
  const [panels, setPanels] = useState<Panels | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    const load = () =>
      import("./paper-panels").then(
        (loaded) => isGone || setPanels(loaded),
        () => {
          if (!isGone) timer = setTimeout(load, AGAIN_MS);
        },
      );
    void load();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return panels;
}
