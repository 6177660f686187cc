import { assertNever } from "~/core/verdict";
import type { SourcePlace } from "~/format/found-question";
import type { reviewImportMessages } from "~/i18n/exchange-review";
import type { Translate } from "~/i18n/messages";

/** A place of the source as a person looks for it, in the language of `t`. */
export function placeWords(t: Translate<typeof reviewImportMessages.vi>, place: SourcePlace): string {
  switch (place.kind) {
    case "line":
      return t("place.line", { line: place.line });
    case "paragraph":
      return t("place.paragraph", { paragraph: place.paragraph });
    case "table-row":
      return t("place.table-row", { table: place.table, row: place.row });
    case "sheet-row": {
      const { sheet, row, column } = place;
      return column === undefined
        ? t("place.sheet-row", { sheet, row: String(row) })
        : t("place.sheet-cell", { sheet, row: String(row), column });
    }
    case "element":
      return t("place.element", { name: place.name, number: place.number });
    case "file":
      return t("place.file");
    default:
      return assertNever(place);
  }
}
