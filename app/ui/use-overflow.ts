import { type RefObject, useEffect, useState } from "react";

/** Whether the content of the element is wider than the element; true until the browser has measured it. */
export function useOverflow(ref: RefObject<HTMLElement>): boolean {
  const [overflows, setOverflows] = useState(true);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [ref]);
  return overflows;
}
