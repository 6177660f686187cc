import type { ZodError } from "zod";
import type { RefusedDrafting } from "./drafting";

/** What is wrong with the form, field by field; a field that came as a list or a file counts as not filled in. */
export function draftProblems(
  asked: ZodError | undefined,
  defaults: ZodError | undefined,
): RefusedDrafting["problems"] {
  const problems: RefusedDrafting["problems"] = [];
  const has = (field: string, message?: string) =>
    asked?.issues.some((issue) => issue.path[0] === field && (!message || issue.message === message)) ??
    false;
  if (has("passage", "too-long")) problems.push({ field: "passage", problem: "tooLong" });
  else if (has("passage")) problems.push({ field: "passage", problem: "tooShort" });
  if (has("citation")) problems.push({ field: "citation", problem: "citation" });
  if (has("count")) problems.push({ field: "count", problem: "count" });
  if (defaults) problems.push({ field: "topic", problem: "defaults" });
  return problems;
}
