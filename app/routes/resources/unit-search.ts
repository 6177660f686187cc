import { openDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { json } from "~/platform/http.server";
import { searchUnits } from "~/unit/unit.queries.server";

/** Units by name or code for a box that searches while typing; names of public bodies are no secret. */
export const loader = openDoor(async ({ url, now }) => {
  const text = url.searchParams.get("q") ?? "";
  const units = text.trim() === "" ? [] : await searchUnits(text, { on: localDay(now), limit: 20 });
  const items = units.map(({ id, name, above }) => ({
    value: id,
    label: name,
    description: above.join(" › "),
  }));
  return json({ items }, { headers: { "Cache-Control": "public, max-age=60" } });
});
