import { useEffect, useRef } from "react";
import { cx } from "~/ui/class-names";
import { controlClass, Field } from "~/ui/field";
import type { FieldIds, FieldOwnProps } from "~/ui/field-parts";
import { LiveRegion } from "~/ui/live-region";
import { useCombobox } from "~/ui/use-combobox";
import type { Found } from "~/ui/use-remote-options";

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
      {(ids) => <Control {...props} ids={ids} />}
    </Field>
  );
}

function Control(props: ComboboxProps & { ids: FieldIds }) {
  const {
    ids,
    name,
    noResults,
    failed = noResults,
    resultCount,
    required,
    placeholder,
    minLength = 1,
  } = props;
  const box = useCombobox({
    searchUrl: props.searchUrl,
    initial: props.initial,
    minLength,
    onChoose: props.onChoose,
  });
  const listId = `${ids.id}-list`;
  const expanded = box.asking && box.items.length > 0;
  const notice =
    box.asking && box.state === "failed"
      ? failed
      : box.asking && box.state === "found" && !expanded
        ? noResults
        : "";
  return (
    <div className="relative">
      <input type="hidden" name={name} value={box.chosen?.value ?? ""} />
      <input
        {...ids}
        type="text"
        role="combobox"
        name={`${name}Text`}
        value={box.text}
        required={required}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={listId}
        aria-activedescendant={expanded && box.active >= 0 ? `${listId}-${box.active}` : undefined}
        aria-busy={box.state === "loading" || undefined}
        onChange={(event) => box.type(event.currentTarget.value)}
        onKeyDown={box.onKeyDown}
        onBlur={box.close}
        className={controlClass}
      />
      <Options
        id={listId}
        label={props.label}
        expanded={expanded}
        items={box.items}
        active={box.active}
        choose={box.choose}
      />
      {notice ? <p className={cx(panel, "px-4 py-3 text-muted")}>{notice}</p> : null}
      <LiveRegion message={notice || (expanded ? (resultCount?.(box.items.length) ?? "") : "")} />
    </div>
  );
}

const panel =
  "absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-control border border-control bg-surface shadow-float";

function Options(props: {
  id: string;
  label: FieldOwnProps["label"];
  expanded: boolean;
  items: Found[];
  active: number;
  choose: (item: Found) => void;
}) {
  const { id, label, expanded, items, active, choose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={typeof label === "string" ? label : undefined}
      hidden={!expanded}
      className={panel}
    >
      {expanded
        ? items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the input that owns the list
            <div
              key={item.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
              className={cx(
                "cursor-pointer border-l-4 px-4 py-2.5 hover:bg-sunken",
                index === active ? "border-action bg-sunken" : "border-transparent",
              )}
            >
              {item.label}
              {item.description ? <span className="block text-sm text-muted">{item.description}</span> : null}
            </div>
          ))
        : null}
    </div>
  );
}
