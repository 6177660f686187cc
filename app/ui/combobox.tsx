import { type KeyboardEvent, useState } from "react";
import { cx } from "~/ui/class-names";
import { controlClass, Field, type FieldIds, type FieldOwnProps } from "~/ui/field";
import { LiveRegion } from "~/ui/live-region";
import { type Found, useRemoteOptions } from "~/ui/use-remote-options";

export interface ComboboxProps extends FieldOwnProps {
  /** Address that answers a search term with JSON `{ items: [{ value, label, description? }] }`. */
  searchUrl: (term: string) => string;
  initial?: Found;
  /** Said and shown when nothing fits. */
  noResults: string;
  /** Said and shown when the search could not be made; `noResults` when left out. */
  failed?: string;
  /** Said when a list has come, such as "5 kết quả". */
  resultCount?: (count: number) => string;
  /** The fewest letters that start a search. */
  minLength?: number;
  required?: boolean;
  placeholder?: string;
  onChoose?: (chosen: Found | null) => void;
}

/**
 * A text input with a list of what fits, searched on the server. Sends the chosen value under `name` and the typed
 * words under `${name}Text`; without JavaScript only the words, with an empty value.
 */
export function Combobox(props: ComboboxProps) {
  const { name, label, hint, error, optionalLabel, id, className } = props;
  return (
    <Field {...{ name, label, hint, error, optionalLabel, id, className }}>
      {(ids) => <ComboboxControl {...props} ids={ids} />}
    </Field>
  );
}

type Key = "ArrowDown" | "ArrowUp" | "Enter" | "Escape" | "Tab";

function ComboboxControl(props: ComboboxProps & { ids: FieldIds }) {
  const { ids, name, searchUrl, initial, noResults, failed = noResults, minLength = 1, onChoose } = props;
  const [text, setText] = useState(initial?.label ?? "");
  const [chosen, setChosen] = useState<Found | null>(initial ?? null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const term = text.trim().normalize("NFC");
  const asks = open && !chosen && term.length >= minLength;
  const options = useRemoteOptions(asks ? searchUrl(term) : null);
  const items = asks && options.state === "found" ? options.items : [];
  const notice = !asks ? "" : options.state === "failed" ? failed : options.state === "found" && items.length === 0 ? noResults : "";
  const current = items[Math.min(active, items.length - 1)];

  const choose = (item: Found | null) => {
    setChosen(item);
    if (item) setText(item.label);
    setOpen(false);
    setActive(-1);
    onChoose?.(item);
  };
  const type = (value: string) => {
    setText(value);
    setOpen(true);
    setActive(-1);
    if (chosen) {
      setChosen(null);
      onChoose?.(null);
    }
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    if (items.length > 0) setActive((before) => (before < 0 && step < 0 ? items.length - 1 : (before + step + items.length) % items.length));
  };
  const keys: Record<Key, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => (event.preventDefault(), move(1)),
    ArrowUp: (event) => (event.preventDefault(), move(-1)),
    Enter: (event) => {
      if (!asks) return;
      event.preventDefault();
      if (current) choose(current);
    },
    Escape: (event) => {
      if (!open) return;
      event.preventDefault();
      setOpen(false);
    },
    Tab: () => current && choose(current),
  };
  return null;
}
