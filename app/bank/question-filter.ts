import * as z from "zod";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { hasControlCharacters, toNfc } from "~/core/text";
import { AUDIENCES, isQuestionCode, QUESTION_TYPES } from "./question";

export const QUESTION_STATES = ["in-use", "retired", "all"] as const;

/** Which questions a list shows. Null: no restriction. */
export type QuestionFilter = z.output<typeof filterFields>;

const choice = <const T extends readonly string[]>(values: T) => z.enum(values).nullable().catch(null);

const filterFields = z.object({
  topic: z.string().refine(isQuestionCode).nullable().catch(null),
  difficulty: choice(DIFFICULTIES),
  audience: choice(AUDIENCES),
  type: choice(QUESTION_TYPES),
  state: z.enum(QUESTION_STATES).catch("in-use"),
  /** Words as typed; all of them must occur, accents aside. */
  search: z
    .string()
    .max(200)
    .refine((typed) => !hasControlCharacters(typed))
    .transform(toNfc)
    .catch(""),
  /** Counted from 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads the address of a list; whatever makes no sense in it restricts nothing. */
export function readQuestionFilter(query: URLSearchParams): QuestionFilter {
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ""));
  return filterFields.parse({ topic: null, ...given });
}

/** The address query of the same list at another page; what restricts nothing is left out. */
export function questionFilterQuery(filter: QuestionFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const isDefault =
      value === null || value === "" || value === "in-use" || (name === "page" && value === 1);
    if (!isDefault) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** Whether anything but the page and the usual state is asked for. */
export function isFiltered(filter: QuestionFilter): boolean {
  return questionFilterQuery({ ...filter, page: 1 }) !== "";
}
