/** Larger pictures are left out; they are no pictures for a question. */
export const MAX_PICTURE_BYTES = 8_000_000;

/** Base64 as bytes; null: none at all, or more than a picture of a question may have. */
export function bytesOfBase64(base64: string): Uint8Array | null {
  if (base64.length > MAX_PICTURE_BYTES * 1.4) return null;
  const bytes = Buffer.from(base64, "base64");
  return bytes.byteLength === 0 || bytes.byteLength > MAX_PICTURE_BYTES ? null : new Uint8Array(bytes);
}

export function base64OfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
