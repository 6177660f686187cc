import { scopeDoor } from "~/account/door.server";
import { download, XLSX_TYPE } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { getRosterImport, planImport } from "~/unit/roster-import.queries.server";
import { problemRows } from "~/unit/roster-workbooks.server";
import { unitScope } from "~/unit/scope.server";
import { getUnit } from "~/unit/unit.queries.server";

/** The rows of a dry run that somebody must look at, as a file to mend and upload again. */
export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, locale }) => {
    const unit = await getUnit(params.unit);
    const view = await getRosterImport(params.import, unit.id);
    const { plan } = await planImport(view, {
      target: unit,
      reach: reachOf(viewer.grants, ["unit_officer"]),
    });
    const { fileName, bytes } = await problemRows(view, plan, { place: unit, locale });
    return download(fileName, XLSX_TYPE, bytes);
  },
);
