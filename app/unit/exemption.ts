import * as z from "zod";
import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { type Day, dayOfDate, isDay } from "./day";
import { MAX_REASON_LENGTH } from "./unit";

/** Why a member is left out of a rate. */
export const EXEMPTION_KINDS = [
  "leave",
  "maternity",
  "secondment",
  "study",
  "illness",
  "retirement_leave",
  "other",
] as const;
export type ExemptionKind = (typeof EXEMPTION_KINDS)[number];

/** In force on the days [validFrom, validTo). */
export type ExemptionView = {
  id: string;
  kind: ExemptionKind;
  reason: string;
  validFrom: Day;
  validTo: Day | null;
};

type ExemptionRow = Omit<ExemptionView, "validFrom" | "validTo"> & { validFrom: Date; validTo: Date | null };

/** A stored exemption with its days. */
export function exemptionView({ id, kind, reason, validFrom, validTo }: ExemptionRow): ExemptionView {
  return { id, kind, reason, validFrom: dayOfDate(validFrom), validTo: dayOfDate(validTo) };
}

/** What can be wrong with a field of an exemption. */
export type ExemptionFieldIssue = "required" | "too-long" | "control-characters" | "not-a-day";

export const reasonField = z
  .string({ error: "required" })
  .transform((text) => collapseSpace(toNfc(text)))
  .refine((text) => text.length > 0, "required")
  .refine((text) => !hasControlCharacters(text), "control-characters")
  .refine((text) => text.length <= MAX_REASON_LENGTH, "too-long");

/** The form of an exemption; `lastDay` is the last day left out ("" when not known yet). */
export const exemptionFields = z.object({
  memberId: z.guid("required"),
  kind: z.enum(EXEMPTION_KINDS, { error: "required" }),
  reason: reasonField,
  validFrom: z.string({ error: "required" }).refine(isDay, "not-a-day"),
  lastDay: z.union([z.literal(""), z.string().refine(isDay, "not-a-day")], { error: "not-a-day" }),
});
export type ExemptionFields = z.output<typeof exemptionFields>;

/** The form that takes an exemption back. */
export const withdrawalFields = z.object({
  memberId: z.guid("required"),
  exemptionId: z.guid("required"),
  reason: reasonField,
});
