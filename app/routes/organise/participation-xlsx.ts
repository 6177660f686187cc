import { scopeDoor } from "~/account/door.server";
import { contestScope } from "~/contest/scope.server";
import { localDay } from "~/core/time/zone";
import { readView } from "~/participation/participation-view";
import { participationWorkbook } from "~/participation/participation-workbook.server";
import { scopeOfContest } from "~/participation/scope.queries.server";
import { download, XLSX_TYPE } from "~/platform/http.server";

/** Figures and names of the contest's scope, or of one unit of it. */
export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, locale, now }) => {
    const view = readView(url.searchParams, localDay(now));
    const { contest, unit } = await scopeOfContest(params.contest, url.searchParams.get("unit"));
    const asked = { contest, unit, underPath: unit.path, view, now, locale };
    const { fileName, bytes } = await participationWorkbook(asked);
    return download(fileName, XLSX_TYPE, bytes);
  },
);
