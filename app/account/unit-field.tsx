import { Combobox, type ComboboxProps } from "~/ui/combobox";
import type { FieldOwnProps } from "~/ui/field-parts";

type UnitFieldProps = FieldOwnProps &
  Pick<ComboboxProps, "noResults" | "failed" | "resultCount" | "required"> & {
    initial?: { id: string; name: string } | null;
  };

/** Picks a unit by a few letters of its name; sends its id. */
export function UnitField({ initial, ...field }: UnitFieldProps) {
  return (
    <Combobox
      {...field}
      searchUrl={(term) => `/resources/unit-search?q=${encodeURIComponent(term)}`}
      initial={initial ? { value: initial.id, label: initial.name } : undefined}
    />
  );
}
