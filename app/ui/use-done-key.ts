import { useActionData, useSearchParams } from "@remix-run/react";

/** The act that the address says has just been done (`?done=saved`); empty once a later act was refused on the same page. */
export function useDoneKey(): string {
  const [search] = useSearchParams();
  const isRefused = useActionData() !== undefined;
  return isRefused ? "" : (search.get("done") ?? "");
}
