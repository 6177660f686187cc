import { accountDoor } from "~/account/door.server";
import type { Viewer } from "~/account/viewer";
import { isPictureOfOwnPaper } from "~/attempt/own-picture.queries.server";
import { findPicture } from "~/bank/picture.queries.server";
import { roleIncludes } from "~/core/scope";
import { notFound } from "~/platform/http.server";
import { isUuid } from "~/unit/unit";

/** Whether the viewer works with questions or their papers, and so may see any picture. */
const seesAll = ({ grants }: Viewer) =>
  grants.some(({ role }) => roleIncludes(role, "author") || roleIncludes(role, "auditor"));

/** A picture of a question: for the desk, and for whoever has it in a paper. To anybody else it does not exist. */
export const loader = accountDoor(async ({ params, viewer }) => {
  const { picture: id } = params;
  if (!isUuid(id)) throw notFound();
  if (!seesAll(viewer) && !(await isPictureOfOwnPaper(id, viewer.accountId))) throw notFound();
  const picture = await findPicture(id);
  if (!picture) throw notFound();
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      "Content-Type": picture.mime,
      "Content-Length": String(picture.bytes.byteLength),
      // The bytes behind an id never change, and belong to this person's browser only.
      "Cache-Control": "private, max-age=31536000, immutable",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
});
