import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import type { PracticeSet } from "./set";
import { readSetQuestions } from "./shown-questions.queries.server";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The bytes of a picture of a question that the set shows at `now`. Throws 404 for every other picture. */
export async function getSetPicture(
  set: PracticeSet,
  pictureId: string | undefined,
  now: Date,
): Promise<{ mime: string; bytes: Uint8Array }> {
  if (pictureId === undefined || !ID.test(pictureId)) throw notFound();
  const { shown } = await readSetQuestions(set, now);
  if (!shown.some((question) => question.pictureId === pictureId)) throw notFound();
  return db().picture.findUniqueOrThrow({ where: { id: pictureId }, select: { mime: true, bytes: true } });
}
