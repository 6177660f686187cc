import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestScope } from "~/contest/scope.server";
import { download, notFound, XLSX_TYPE } from "~/platform/http.server";
import { resultsWorkbook } from "~/report/results-workbook.server";

/** The provisional or official result of a round; 404 before there is one. */
export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, locale, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const made = await resultsWorkbook({ contest, round, now, locale });
    if (!made) throw notFound();
    return download(made.fileName, XLSX_TYPE, made.bytes);
  },
);
