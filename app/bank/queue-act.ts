import * as z from "zod";
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

/** "T1-Q01:2": the ticked proposals, each with the revision that was listed. */
export function readProposals(fields: Record<string, unknown>): { code: string; number: number }[] {
  return [fields.proposal].flat().flatMap((one) => {
    const [, named, number] = /^([^:]{1,32}):(\d{1,6})$/.exec(typeof one === "string" ? one : "") ?? [];
    return isQuestionCode(named) ? [{ code: named, number: Number(number) }] : [];
  });
}
