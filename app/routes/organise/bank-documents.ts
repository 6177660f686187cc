import { roleDoor } from "~/account/door.server";
import { documentChoice, searchDocuments } from "~/bank/document.queries.server";
import { json } from "~/platform/http.server";

/** Legal documents for a box that searches while typing. */
export const loader = roleDoor(["author", "organiser"], async ({ url }) => {
  const typed = (url.searchParams.get("q") ?? "").slice(0, 200);
  return json({ items: (await searchDocuments(typed)).map(documentChoice) });
});
