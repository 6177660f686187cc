import { accept, refuse, type Verdict } from "~/core/verdict";
import { type PictureRefusal, reencodePicture } from "~/platform/picture.server";
import type { BankContext } from "./question";
import { storePicture } from "./store-picture.server";

/** Takes the bytes that somebody sent as a picture: re-encoded and kept, or refused. `bytes` null: no file was chosen. */
export async function uploadPicture(
  bytes: Uint8Array | null,
  context: BankContext,
): Promise<Verdict<{ id: string; width: number; height: number }, PictureRefusal>> {
  if (bytes === null) return refuse("empty");
  const picture = await reencodePicture(bytes);
  if (!picture.ok) return picture;
  const { id } = await storePicture(picture, context);
  return accept({ id, width: picture.width, height: picture.height });
}
