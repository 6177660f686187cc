import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { download, XLSX_TYPE } from "~/platform/http.server";
import { rosterTemplate } from "~/unit/roster-workbooks.server";
import { unitScope } from "~/unit/scope.server";
import { getUnit } from "~/unit/unit.queries.server";

/** The workbook to fill in. */
export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ params, locale, now }) => {
    const unit = await getUnit(params.unit);
    const { fileName, bytes } = await rosterTemplate(unit, { on: localDay(now), locale });
    return download(fileName, XLSX_TYPE, bytes);
  },
);
