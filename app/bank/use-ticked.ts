import { useCallback, useEffect, useState } from "react";

/** The boxes that belong to a form, wherever on the page they stand. */
function boxesOf(formId: string, name: string): HTMLInputElement[] {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return [];
  return [...form.elements].filter(
    (one): one is HTMLInputElement => one instanceof HTMLInputElement && one.name === name,
  );
}

/** How many boxes of a form are ticked, and what ticks all of them, or none when all are. `name`: of the boxes. */
export function useTicked(formId: string, name: string): { count: number; tickAll: () => void } {
  const [count, setCount] = useState(0);
  const recount = useCallback(
    () => setCount(boxesOf(formId, name).filter((box) => box.checked).length),
    [formId, name],
  );
  useEffect(() => {
    recount();
    document.addEventListener("change", recount);
    return () => document.removeEventListener("change", recount);
  }, [recount]);
  const tickAll = () => {
    const boxes = boxesOf(formId, name);
    const isAll = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isAll;
    recount();
  };
  return { count, tickAll };
}
