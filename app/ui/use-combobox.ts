import { type KeyboardEvent, useState } from "react";
import { type Found, useRemoteOptions } from "~/ui/use-remote-options";

export interface ComboboxOptions {
  searchUrl: (term: string) => string;
  initial?: Found;
  minLength: number;
  onChoose?: (chosen: Found | null) => void;
}

/** What has been typed and chosen, what is on offer, and what the keys do (WAI-ARIA: list, manual selection). */
export function useCombobox({ searchUrl, initial, minLength, onChoose }: ComboboxOptions) {
  const [text, setText] = useState(initial?.label ?? "");
  const [chosen, setChosen] = useState<Found | null>(initial ?? null);
  const [open, setOpen] = useState(false);
  const [position, setPosition] = useState(-1);
  const term = text.trim().normalize("NFC");
  const asking = open && chosen === null && term.length >= minLength;
  const options = useRemoteOptions(asking ? searchUrl(term) : null);
  const items = options.state === "found" ? options.items : [];
  const active = Math.min(position, items.length - 1);

  const accept = (item: Found | null) => {
    setChosen(item);
    setPosition(-1);
    onChoose?.(item);
  };
  const choose = (item: Found) => {
    setText(item.label);
    setOpen(false);
    accept(item);
  };
  const type = (value: string) => {
    setText(value);
    setOpen(true);
    if (chosen) accept(null);
    setPosition(-1);
  };
  const close = () => setOpen(false);
  const move = (to: number) => {
    setOpen(true);
    setPosition(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actOfKey(event.key, { active, items, open, asking }, { choose, close, move });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return { text, chosen, asking, state: options.state, items, active, choose, type, onKeyDown, close };
}

type List = { active: number; items: readonly Found[]; open: boolean; asking: boolean };
type Acts = { choose: (item: Found) => void; close: () => void; move: (to: number) => void };

/** What a key does to the list; null for keys that are left to the text field. */
function actOfKey(key: string, { active, items, open, asking }: List, acts: Acts): (() => void) | null {
  const next = nextPosition(key, active, items.length);
  if (next !== null) return () => acts.move(next);
  if (key === "Escape" && open) return acts.close;
  if (key !== "Enter" || !asking) return null;
  const item = items[active] ?? (items.length === 1 ? items[0] : undefined);
  return () => item && acts.choose(item);
}

/** Where an arrow key leads in a list that runs round; null for other keys. */
function nextPosition(key: string, active: number, count: number): number | null {
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  if (count === 0) return -1;
  if (key === "ArrowDown") return (active + 1) % count;
  return active <= 0 ? count - 1 : active - 1;
}
