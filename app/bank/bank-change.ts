import * as z from "zod";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { toNfc } from "~/core/text";
import { lineText } from "./form-text";
import { AUDIENCES, isQuestionCode } from "./question";
import { tagOf } from "./tag";

/** At most so many questions in one act. */
export const MAX_CHANGED = 5000;

const tag = z.string().transform((typed, context) => {
  const found = tagOf(toNfc(typed));
  if (found) return found;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
});

/** One act on many questions. A new topic, difficulty or audience is a new wording: a draft for each question. */
export const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("retire"), reason: lineText(500) }),
  z.object({ kind: z.literal("restore"), reason: lineText(500) }),
  z.object({ kind: z.literal("add-tag"), tag }),
  z.object({ kind: z.literal("remove-tag"), tag }),
  z.object({ kind: z.literal("submit") }),
  z.object({ kind: z.literal("set-topic"), topic: z.string().refine(isQuestionCode, "required") }),
  z.object({ kind: z.literal("set-difficulty"), difficulty: z.enum(DIFFICULTIES, { error: "required" }) }),
  z.object({ kind: z.literal("set-audience"), audience: z.enum(AUDIENCES, { error: "required" }) }),
]);

export type Change = z.output<typeof changeSchema>;
export type ChangeKind = Change["kind"];
/** Acts that write a new wording. */
export type Rewording = Extract<Change, { kind: `set-${string}` }>;

export const CHANGE_KINDS = changeSchema.options.map((one) => one.shape.kind.value);

/** Which act is to be undone. */
export const undoSchema = z.object({ change: z.uuid() });

/** Which questions a bulk form means: those ticked, or all that the list's address lets through. */
export type Selection = { codes: string[] } | { query: string };

export function readSelection(fields: Record<string, unknown>): Selection {
  if (fields.selection === "all") return { query: typeof fields.query === "string" ? fields.query : "" };
  const ticked = [fields.code].flat().filter((one): one is string => typeof one === "string");
  return { codes: [...new Set(ticked)].filter(isQuestionCode) };
}
