import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { uploadPicture } from "~/bank/upload-picture.server";
import type { PictureAnswer } from "~/bank/use-picture-upload";
import { json, readUpload } from "~/platform/http.server";

/** A picture for a question, sent while the form is being filled in. */
export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now }) => {
  await getBank(params.bank);
  const upload = await readUpload(request, 11 * 1024 * 1024);
  if (!upload) return json<PictureAnswer>({ ok: false, reason: "too-large" }, { status: 413 });
  const stored = await uploadPicture(upload.file?.bytes ?? null, { now, actorId: viewer.accountId });
  return json<PictureAnswer>(stored, { status: stored.ok ? 200 : 422 });
});
