/** Links of the rows of a list of questions, in the order of the page. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("a[data-question]")];
}

/** The row in which the focus stands; -1: none. */
function currentRow(all: HTMLElement[]): number {
  const inside = document.activeElement?.closest("tr");
  return inside ? all.findIndex((row) => inside.contains(row)) : -1;
}

/** Moves the focus one row down or up, from nowhere to the first one. */
export function nextRow(step: 1 | -1): void {
  const all = rows();
  const at = currentRow(all);
  const row = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** Ticks or unticks the row in which the focus stands. */
export function tickRow(): void {
  const box = document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>('input[name="code"]');
  box?.click();
}
