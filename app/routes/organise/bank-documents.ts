import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { documentChoice, searchDocuments } from "~/bank/document.queries.server";
import { json } from "~/platform/http.server";

/** Legal documents for a box that searches while typing. */
export const loader = roleDoor(["author", "organiser"], async ({ params, url }) => {
  await getBank(params.bank);
  const typed = (url.searchParams.get("q") ?? "").slice(0, 200);
  const items = (await searchDocuments(typed)).map(documentChoice);
  return json({ items }, { headers: { "Cache-Control": "no-store" } });
});
