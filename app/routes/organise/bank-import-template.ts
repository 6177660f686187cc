import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { writeTemplate } from "~/format/write-xlsx.server";
import { download, XLSX_TYPE } from "~/platform/http.server";

export const loader = roleDoor(["author", "organiser"], async ({ params }) => {
  await getBank(params.bank);
  return download("Mẫu câu hỏi.xlsx", XLSX_TYPE, await writeTemplate());
});
