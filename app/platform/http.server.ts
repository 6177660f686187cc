import { json, type UploadHandler, unstable_parseMultipartFormData } from "@remix-run/node";
import type * as z from "zod";
import { toNfc } from "~/core/text";

export { json, redirect } from "@remix-run/node";

/** What the server's entry hands to every loader and action. */
export type RequestMeta = { nonce: string; requestId: string; receivedAt: number; clientIp: string };

export type FieldErrors = Record<string, string>;

/** 404 as Remix expects it thrown at a door. */
export function notFound(): Response {
  return new Response("not found", { status: 404 });
}

export function forbidden(): Response {
  return new Response("forbidden", { status: 403 });
}

export function badRequest(reason: string): Response {
  return json({ ok: false, reason }, { status: 400 });
}

const MAX_FORM_BYTES = 1_000_000;

type FieldValue = FormDataEntryValue | FormDataEntryValue[];

/** Reads a form; every text is normalised to NFC. Repeated names become arrays. Throws 413 above 1 MB. */
export async function readForm(request: Request): Promise<Record<string, FieldValue>> {
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!body) throw new Response("too large", { status: 413 });
  const headers = { "Content-Type": request.headers.get("content-type") ?? "" };
  const form = await new Response(body, { headers }).formData().catch(() => {
    throw new Response("bad form", { status: 400 });
  });
  const fields: Record<string, FieldValue> = Object.create(null);
  // One pass: a form of a megabyte may have a hundred thousand names.
  for (const [name, given] of form) {
    const value = typeof given === "string" ? toNfc(given) : given;
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else fields[name] = [before, value];
  }
  return fields;
}

/** The whole body, whatever the client says about its length; null when it has more than `maxBytes`. */
async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel().catch(() => {});
      return null;
    }
    chunks.push(chunk.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

export type Upload = { fileName: string; bytes: Uint8Array };

/**
 * Reads a form with at most one file, whatever the client says about its length: reading stops at `maxBytes` (all
 * parts together) and the answer is null. `file` is null when none was chosen.
 */
export async function readUpload(
  request: Request,
  maxBytes: number,
): Promise<{ fields: Record<string, string>; file: Upload | null } | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) {
    await discardBody(request, 6 * maxBytes);
    return null;
  }
  let left = maxBytes;
  let file: Upload | null = null;
  const fields: Record<string, string> = Object.create(null);
  const take: UploadHandler = async ({ name, filename, data }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of data) {
      left -= chunk.byteLength;
      if (left < 0) throw new UploadTooLarge();
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (filename) file ??= { fileName: toNfc(filename), bytes };
    else if (filename === undefined) fields[name] = toNfc(bytes.toString("utf8"));
    return undefined;
  };
  try {
    await unstable_parseMultipartFormData(request, take);
  } catch (error) {
    if (error instanceof UploadTooLarge) return null;
    throw new Response("bad form", { status: 400 });
  }
  return { fields, file };
}

class UploadTooLarge extends Error {}

/** Browsers show an answer only once their upload has been taken; beyond `maxBytes` the connection just ends. */
async function discardBody(request: Request, maxBytes: number): Promise<void> {
  let left = maxBytes;
  const reader = request.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done && left > 0; chunk = await reader?.read()) {
    left -= chunk.value.byteLength;
  }
  await reader?.cancel().catch(() => {});
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: "invalid-form"; fields: FieldErrors };

/** Parses fields by a schema; messages of the schema are i18n keys, mapped to words by the view. */
export function parseFields<S extends z.ZodType>(schema: S, fields: unknown): Parsed<z.output<S>> {
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join(".") || "form";
    errors[name] ??= issue.message;
  }
  return { ok: false, reason: "invalid-form", fields: errors };
}

/** A download with a name in UTF-8 (RFC 6266, RFC 5987). The name must not come from user input unescaped. */
export function download(fileName: string, contentType: string, bytes: Uint8Array): Response {
  const plain = fileName
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\/]/g, "_");
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "Cache-Control": "no-store",
    },
  });
}

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
