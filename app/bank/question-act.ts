import * as z from "zod";
import { hasControlCharacters, toNfc } from "~/core/text";
import { lineText } from "./form-text";
import { reasonField } from "./question-form";
import { readTags } from "./tag";

/** A remark on several lines; plain text. */
const remarkText = z
  .string({ error: "required" })
  .transform((typed) => toNfc(typed).replace(/\r\n?/g, "\n").trim())
  .refine((one) => one !== "", "required")
  .refine((one) => !hasControlCharacters(one, { allowLineBreaks: true }), "control-characters")
  .refine((one) => [...one].length <= 2000, "too-long");

/** No id at all is the id of no revision. */
const revisionId = z.uuid().catch("");
const step = <const I extends string>(intent: I) => z.object({ intent: z.literal(intent), revisionId });
const remarked = <const I extends string>(intent: I) =>
  z.object({ intent: z.literal(intent), revisionId, remark: remarkText });
const reasoned = <const I extends string>(intent: I) => reasonField.extend({ intent: z.literal(intent) });

/** What can be done with a question besides writing: one form each, told apart by `intent`. `revisionId`: the revision seen. */
export const questionActSchema = z.discriminatedUnion("intent", [
  reasoned("retire"),
  reasoned("restore"),
  step("submit"),
  step("withdraw"),
  step("approve"),
  remarked("return"),
  remarked("remark"),
  z.object({
    intent: z.literal("set-tags"),
    tags: lineText(1000, { optional: true }).transform(readTags),
  }),
]);

export type QuestionAct = z.output<typeof questionActSchema>;

/** Whether a form names one of these acts at all. */
export function isQuestionAct(intent: unknown): boolean {
  return questionActSchema.options.some((one) => one.shape.intent.value === intent);
}
