import * as yauzl from "yauzl";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { checkZip, type ZipLimits } from "~/platform/zip-check.server";
import type { ReadRefusal } from "./found-question";

/*
 * Parts of a zip from a stranger. The directory is judged first; then only the parts that are wanted are inflated, each to
 * the size that the directory declares for it and no further.
 */

const LIMITS: ZipLimits = {
  maxParts: 25_000,
  maxUnpackedBytes: 120_000_000,
  maxRatio: 150,
  ratioFromBytes: 1_000_000,
};

const REFUSALS = {
  damaged: "damaged",
  encrypted: "encrypted",
  "too-many-parts": "too-complex",
  "unpacked-too-large": "too-complex",
} as const satisfies Record<string, ReadRefusal>;

function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      zip ? resolve(zip) : reject(error),
    );
  });
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) return reject(error);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    });
  });
}

function walk(zip: yauzl.ZipFile, isWanted: (name: string) => boolean): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(parts));
    zip.on("entry", (entry: yauzl.Entry) => {
      if (!isWanted(entry.fileName)) return zip.readEntry();
      inflate(zip, entry).then((content) => {
        parts.set(entry.fileName, content);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

/** The wanted parts by name. */
export async function unzipParts(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Verdict<{ parts: Map<string, Uint8Array> }, ReadRefusal>> {
  const checked = await checkZip(bytes, LIMITS);
  if (!checked.ok) return refuse(REFUSALS[checked.reason]);
  const parts = await open(bytes)
    .then((zip) => walk(zip, isWanted))
    .catch(() => null);
  return parts ? accept({ parts }) : refuse("damaged");
}
