import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { exportBank } from "~/exchange/export-bank.server";
import { EXPORT_FORMATS } from "~/format/found-question";
import { badRequest, download } from "~/platform/http.server";

export const loader = roleDoor(["author", "organiser"], async ({ params, url, viewer, now }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const format = EXPORT_FORMATS.find((one) => one === url.searchParams.get("format"));
  if (!format) throw badRequest("unknown-format");
  const filter = { ...readQuestionFilter(url.searchParams), page: 1 };
  const file = await exportBank({ bankSlug, format, filter }, { now, actorId: viewer.accountId });
  return download(file.fileName, file.contentType, file.bytes);
});
