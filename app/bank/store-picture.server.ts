import { createHash } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { db } from "~/platform/db.server";
import type { Picture } from "~/platform/picture.server";
import type { BankContext } from "./question";

/** Keeps a picture that `reencodePicture` made; the same bytes are kept once, whoever brings them. Gives its id. */
export async function storePicture(
  { mime, width, height, bytes }: Picture,
  { now, actorId }: BankContext,
  tx: Tx = db(),
): Promise<{ id: string }> {
  const sha256 = new Uint8Array(createHash("sha256").update(bytes).digest());
  const picture = { mime, width, height, bytes, sha256, createdAt: now, createdBy: actorId };
  // Two at once: one of them writes, both read what is there.
  await tx.picture.createMany({ data: [picture], skipDuplicates: true });
  return tx.picture.findUniqueOrThrow({ where: { sha256 }, select: { id: true } });
}
