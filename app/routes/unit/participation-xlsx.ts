import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { readView } from "~/participation/participation-view";
import { participationWorkbook } from "~/participation/participation-workbook.server";
import { scopeOfUnit } from "~/participation/scope.queries.server";
import { download, XLSX_TYPE } from "~/platform/http.server";
import { unitScope } from "~/unit/scope.server";

/** Figures and names of the unit's subtree, for those who hold it. */
export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ params, url, locale, now }) => {
    const view = readView(url.searchParams, localDay(now));
    const { contest, unit, underPath } = await scopeOfUnit(params, now);
    const { fileName, bytes } = await participationWorkbook({ contest, unit, underPath, view, now, locale });
    return download(fileName, XLSX_TYPE, bytes);
  },
);
