import { openDoor } from "~/account/door.server";
import { takeTurn } from "~/practice/ceiling.server";
import { getSetPicture } from "~/practice/picture.queries.server";
import { getPublicSet } from "~/practice/set.queries.server";

/** Kept for minutes only: a question may be kept for a round at any time. */
const KEPT = "private, max-age=300";

export const loader = openDoor(async (visit) => {
  takeTurn(visit);
  const { params, now } = visit;
  const { mime, bytes } = await getSetPicture(await getPublicSet(params.set), params.picture, now);
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": mime,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": KEPT,
      "X-Content-Type-Options": "nosniff",
    },
  });
});
