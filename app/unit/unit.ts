import * as z from "zod";
import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { type Day, isDay } from "./day";

/** Kinds of bodies, in the order in which lists offer them. */
export const UNIT_KINDS = [
  "province",
  "department",
  "commune",
  "division",
  "public_service",
  "school",
  "health_station",
  "police",
  "military",
  "village",
  "association",
  "enterprise",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A node of the tree as pages see it. It exists on the days [validFrom, validTo). */
export type UnitNode = {
  id: string;
  code: string;
  name: string;
  kind: UnitKind;
  bloc: string | null;
  parentId: string | null;
  /** "/root-id/…/own-id/" */
  path: string;
  position: number;
  validFrom: Day;
  validTo: Day | null;
};

export const MAX_CODE_LENGTH = 40;
export const MAX_UNIT_NAME_LENGTH = 200;
export const MAX_BLOC_LENGTH = 100;
export const MAX_REASON_LENGTH = 300;

/** Codes of units and members: ASCII, upper case, so that every keyboard types them and none begins a formula. */
const CODE = /^[A-Z0-9][A-Z0-9._-]{0,39}$/;

/** The one spelling of a code: no spaces around, upper case. Whether it is well formed, `isCode` says. */
export function canonicalCode(text: string): string {
  return collapseSpace(toNfc(text)).toUpperCase();
}

/** Whether a text may be the code of a unit. */
export function isCode(code: string): boolean {
  return CODE.test(code);
}

/** Whether a text has the form of an id; what does not is never asked of the database. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Ids from the root to the unit itself. */
export function idsOfPath(path: string): string[] {
  return path.split("/").filter((id) => id !== "");
}

/** 1 for a root. */
export function depthOfPath(path: string): number {
  return idsOfPath(path).length;
}

function line(maxLength: number) {
  return z
    .string({ error: "required" })
    .transform((text) => collapseSpace(toNfc(text)))
    .refine((text) => !hasControlCharacters(text), "control-characters")
    .refine((text) => [...text].length <= maxLength, "too-long");
}

const requiredDay = z.string({ error: "required" }).refine(isDay, "not-a-day");
const optionalDay = z
  .union([z.literal(""), requiredDay])
  .optional()
  .transform((day) => day || null);

/** What can be wrong with a field of a unit. */
export type UnitFieldIssue = "required" | "too-long" | "control-characters" | "malformed-code" | "not-a-day";

/** Fields of a unit as a form sends them; messages are of `UnitFieldIssue`. */
export const unitFields = z.object({
  code: z.string({ error: "required" }).transform(canonicalCode).refine(isCode, "malformed-code"),
  name: line(MAX_UNIT_NAME_LENGTH).refine((text) => text.length > 0, "required"),
  kind: z.enum(UNIT_KINDS, { error: "required" }),
  bloc: line(MAX_BLOC_LENGTH)
    .optional()
    .transform((bloc) => bloc || null),
  validFrom: requiredDay,
  validTo: optionalDay,
});

export type UnitFields = z.output<typeof unitFields>;

/**
 * The form that edits a unit; the end of a unit has a form of its own. `parent` is the unit above, left out where it
 * stays; `parentText` is what was typed to find it.
 */
export const editFields = unitFields
  .omit({ validTo: true })
  .extend({ parent: z.guid("required").or(z.literal("")).optional(), parentText: z.string().optional() })
  .refine(({ parent, parentText }) => parent || !parentText?.trim(), {
    path: ["parent"],
    message: "required",
  })
  .transform(({ parent, parentText: _, ...fields }) => ({ ...fields, parent: parent || undefined }));

/** The form that ends a unit. */
export const closingFields = z.object({
  closesOn: requiredDay,
  reason: line(MAX_REASON_LENGTH).refine((text) => text.length > 0, "required"),
  endMemberships: z
    .literal("1")
    .optional()
    .transform((ticked) => ticked === "1"),
});
