import sharp from "sharp";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { createTurns } from "./turns.server";

export type PictureRefusal =
  | "empty"
  | "too-large"
  | "too-many-pixels"
  | "svg"
  | "heic"
  | "pdf"
  | "not-a-picture"
  | "damaged"
  | "busy";

/** A picture made by this program: nothing of the uploaded bytes is left in it. Width and height in pixels. */
export type Picture = { mime: "image/webp"; width: number; height: number; bytes: Uint8Array<ArrayBuffer> };

export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
const MAX_PIXELS = 40_000_000;
/** Longer sides are made this long. */
const MAX_SIDE = 1600;
const TIMEOUT_SECONDS = 20;
const TURNS = { running: 2, waiting: 20 };

/** So that uploads cannot take the machine; null when the queue is full. */
const inTurn = createTurns(TURNS);

/**
 * A picture from a stranger as a picture of ours: PNG, JPEG, WebP or the first frame of a GIF, told by its bytes and by nothing
 * else, turned upright, without anything it carried along (place, camera, comments), at most 1600 pixels a side. Never throws on
 * what the bytes hold.
 */
export async function reencodePicture(bytes: Uint8Array): Promise<Verdict<Picture, PictureRefusal>> {
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > MAX_PICTURE_BYTES) return refuse("too-large");
  const kind = kindOf(bytes);
  if (!isReadable(kind)) return refuse(kind);
  return (await inTurn(() => reencode(bytes, kind))) ?? refuse("busy");
}

type Readable = "png" | "jpeg" | "webp" | "gif";
type Unreadable = "svg" | "heic" | "pdf" | "not-a-picture";

const isReadable = (kind: Readable | Unreadable): kind is Readable =>
  kind === "png" || kind === "jpeg" || kind === "webp" || kind === "gif";

const SIGNATURES: [Readable, (head: string) => boolean][] = [
  ["png", (head) => head.startsWith("\x89PNG\r\n\x1a\n")],
  ["jpeg", (head) => head.startsWith("\xff\xd8\xff")],
  ["webp", (head) => head.startsWith("RIFF") && head.startsWith("WEBP", 8)],
  ["gif", (head) => /^GIF8[79]a/.test(head)],
];

function kindOf(bytes: Uint8Array): Readable | Unreadable {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const known = SIGNATURES.find(([, fits]) => fits(head));
  if (known) return known[0];
  if (head.startsWith("ftyp", 4)) return "heic";
  if (head.includes("%PDF-")) return "pdf";
  // UTF-16 puts a zero byte between the letters.
  return /<(?:!doctype\s+)?svg[\s>]/i.test(head.replaceAll("\0", "")) ? "svg" : "not-a-picture";
}

async function reencode(bytes: Uint8Array, kind: Readable): Promise<Verdict<Picture, PictureRefusal>> {
  try {
    const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 });
    const found = await source.metadata();
    if (found.format !== kind) return refuse("not-a-picture");
    // Judged by the header, before one pixel is unpacked.
    if (found.width * found.height > MAX_PIXELS) return refuse("too-many-pixels");
    const { data, info } = await source
      .timeout({ seconds: TIMEOUT_SECONDS })
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82, effort: 4 })
      .toBuffer({ resolveWithObject: true });
    return accept({
      mime: "image/webp",
      width: info.width,
      height: info.height,
      bytes: new Uint8Array(data),
    } as const);
  } catch (error) {
    return refuse(/pixel limit/i.test(String(error)) ? "too-many-pixels" : "damaged");
  }
}
