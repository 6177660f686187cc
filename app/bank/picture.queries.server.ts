import { db } from "~/platform/db.server";

/** A stored picture as it is sent. It never changes under its id. */
export type StoredPicture = { mime: string; bytes: Uint8Array };

/** The picture, for whom a door has let in; null: there is none. */
export async function findPicture(pictureId: string): Promise<StoredPicture | null> {
  return db().picture.findUnique({ where: { id: pictureId }, select: { mime: true, bytes: true } });
}
