import * as yauzl from "yauzl";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { ZipRefusal } from "./spreadsheet";

export type ZipLimits = {
  maxParts: number;
  /** Sum over all parts, as the directory of the file declares it; readers must enforce it while inflating. */
  maxUnpackedBytes: number;
  /** Unpacked over packed size of one part, judged from `ratioFromBytes` on. */
  maxRatio: number;
  ratioFromBytes: number;
};

export const OFFICE_ZIP_LIMITS: ZipLimits = {
  maxParts: 2_000,
  maxUnpackedBytes: 120_000_000,
  maxRatio: 150,
  ratioFromBytes: 1_000_000,
};

const ENCRYPTED_FLAG = 0x1;

function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, zip) => (zip ? resolve(zip) : reject(error)));
  });
}

type Walk = { names: string[]; unpackedBytes: number };

function judgeEntry(entry: yauzl.Entry, walk: Walk, limits: ZipLimits): ZipRefusal | null {
  if (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) return "encrypted";
  if (walk.names.length > limits.maxParts) return "too-many-parts";
  if (walk.unpackedBytes > limits.maxUnpackedBytes) return "unpacked-too-large";
  const bloated = entry.uncompressedSize > limits.maxRatio * Math.max(1, entry.compressedSize);
  return entry.uncompressedSize >= limits.ratioFromBytes && bloated ? "unpacked-too-large" : null;
}

function walkEntries(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Verdict<Walk, ZipRefusal>> {
  const walk: Walk = { names: [], unpackedBytes: 0 };
  return new Promise((resolve) => {
    zip.on("error", () => resolve(refuse("damaged")));
    zip.on("end", () => resolve(accept(walk)));
    zip.on("entry", (entry: yauzl.Entry) => {
      walk.names.push(entry.fileName);
      walk.unpackedBytes += entry.uncompressedSize;
      const refusal = judgeEntry(entry, walk, limits);
      if (refusal) resolve(refuse(refusal));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/**
 * Reads the directory of a zip file, inflating nothing: how many parts, how large unpacked, encrypted or not, sane
 * names. Sizes are what the file claims.
 */
export async function checkZip(
  bytes: Uint8Array,
  limits: ZipLimits = OFFICE_ZIP_LIMITS,
): Promise<Verdict<Walk, ZipRefusal>> {
  const zip = await open(bytes).catch(() => null);
  if (!zip) return refuse("damaged");
  if (zip.entryCount > limits.maxParts) return refuse("too-many-parts");
  return walkEntries(zip, limits);
}
