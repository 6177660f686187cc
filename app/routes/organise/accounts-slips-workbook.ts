import { roleDoor } from "~/account/door.server";
import { MAX_SLIPS } from "~/account/slip";
import { issueRequestedSlips } from "~/account/slip-request.server";
import { slipWorkbook } from "~/account/slip-workbook.server";
import { download, XLSX_TYPE } from "~/platform/http.server";

/** Issues the slips and answers with the file that holds them. */
export const action = roleDoor(["organiser"], async (visit) => {
  const { fileName, bytes } = await slipWorkbook(await issueRequestedSlips(visit, MAX_SLIPS), visit.locale);
  return download(fileName, XLSX_TYPE, bytes);
});
