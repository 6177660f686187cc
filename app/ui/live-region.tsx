import { useCallback, useState } from "react";

/** Speaks its message to screen readers whenever the message changes. Keep it on the page from the start. */
export function LiveRegion({ message, assertive = false }: { message: string; assertive?: boolean }) {
  return (
    <div
      role={assertive ? "alert" : "status"}
      aria-live={assertive ? "assertive" : "polite"}
      aria-atomic="true"
      className="sr-only"
    >
      {message}
    </div>
  );
}

/** A message for a `LiveRegion` and the function that speaks; the same words twice are spoken twice. */
export function useAnnounce(): { message: string; announce: (text: string) => void } {
  const [message, setMessage] = useState("");
  const announce = useCallback((text: string) => {
    setMessage((before) => (before === text ? `${text}\u00a0` : text));
  }, []);
  return { message, announce };
}
