import * as z from "zod";
import type { Proposal } from "./act-on-proposals.server";
import { isQuestionCode } from "./question";
import { questionActSchema } from "./question-act";

const code = z.string().refine(isQuestionCode);

/** Where the queue goes on, besides what `questionActSchema` reads. */
const placeSchema = z.object({ code, next: z.union([z.literal(""), code]).catch("") });

const verdictKinds = ["approve", "return"] as const;

/** A verdict on the proposal in view. Problems are under the names of the fields. */
export const queueVerdictSchema = questionActSchema
  .and(placeSchema)
  .refine((act) => verdictKinds.some((kind) => kind === act.intent));

const proposalSchema = z.tuple([code, z.uuid()]);

/** "T1-Q01:…": the ticked proposals, each with the id of the revision that was listed; what names none is passed over. */
export function readProposals(fields: Record<string, unknown>): Proposal[] {
  return [fields.proposal].flat().flatMap((one) => {
    const named = proposalSchema.safeParse(typeof one === "string" ? one.split(":") : one);
    return named.success ? [{ code: named.data[0], revisionId: named.data[1] }] : [];
  });
}
