import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { download, XLSX_TYPE } from "~/platform/http.server";
import { isDay } from "~/unit/day";
import { rosterExport } from "~/unit/roster-workbooks.server";
import { unitScope } from "~/unit/scope.server";
import { getUnit } from "~/unit/unit.queries.server";

/** The roster on a day, in the layout of the template. */
export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ params, url, locale, now }) => {
    const unit = await getUnit(params.unit);
    const asked = url.searchParams.get("on") ?? "";
    const on = isDay(asked) ? asked : localDay(now);
    const { fileName, bytes } = await rosterExport(unit, { on, locale });
    return download(fileName, XLSX_TYPE, bytes);
  },
);
