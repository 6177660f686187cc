import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { exportBank } from "~/exchange/export-bank.server";
import { refusedExportPath } from "~/exchange/export-refusal";
import { EXPORT_FORMATS } from "~/format/found-question";
import { badRequest, download, redirect } from "~/platform/http.server";

export const loader = roleDoor(["author", "organiser"], async ({ request, params, url, viewer, now }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const format = EXPORT_FORMATS.find((one) => one === url.searchParams.get("format"));
  if (!format) throw badRequest("unknown-format");
  const filter = { ...readQuestionFilter(url.searchParams), page: 1 };
  const by = { now, actorId: viewer.accountId };
  const file = await exportBank({ bankSlug, format, filter }, by, { signal: request.signal });
  if (!file.ok) throw redirect(refusedExportPath(bankSlug, filter, file.reason));
  return download(file.fileName, file.contentType, file.bytes);
});
