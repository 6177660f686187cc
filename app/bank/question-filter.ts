import * as z from "zod";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { hasControlCharacters, searchKey, toNfc } from "~/core/text";
import { AUDIENCES, isQuestionCode, QUESTION_TYPES } from "./question";
import { PROPOSAL_STATES } from "./review-state";

/** `present`: all that are not retired; `in-use`: what papers are drawn from, by its approved wording. */
export const QUESTION_STATES = ["present", "in-use", ...PROPOSAL_STATES, "retired", "all"] as const;

/** Which questions a list shows. Null: no restriction. */
export type QuestionFilter = z.output<typeof filterFields>;

const choice = <const T extends readonly string[]>(values: T) => z.enum(values).nullable().catch(null);

const typed = z
  .string()
  .max(200)
  .refine((one) => !hasControlCharacters(one))
  .transform(toNfc);

const filterFields = z.object({
  topic: z.string().refine(isQuestionCode).nullable().catch(null),
  difficulty: choice(DIFFICULTIES),
  audience: choice(AUDIENCES),
  type: choice(QUESTION_TYPES),
  state: z.enum(QUESTION_STATES).catch("present"),
  /** A tag in any spelling. */
  tag: typed.nullable().catch(null),
  /** What is missing. */
  lacks: choice(["citation"] as const),
  /** Words as typed: all must occur, accents aside; words in quotation marks together and in this order. */
  search: typed.catch(""),
  /** Counted from 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads the address of a list; whatever makes no sense in it restricts nothing. */
export function readQuestionFilter(query: URLSearchParams): QuestionFilter {
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ""));
  return filterFields.parse({ topic: null, tag: null, ...given });
}

/** The address query of the same list at another page; what restricts nothing is left out. */
export function questionFilterQuery(filter: QuestionFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const isDefault =
      value === null || value === "" || value === "present" || (name === "page" && value === 1);
    if (!isDefault) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** Whether anything but the page and the usual state is asked for. */
export function isFiltered(filter: QuestionFilter): boolean {
  return questionFilterQuery({ ...filter, page: 1 }) !== "";
}

const MAX_TERMS = 20;

/** What a search asks for: single words and quoted phrases, without accents. An odd quotation mark is no mark. */
export function searchTerms(search: string): string[] {
  const marked = search.replace(/[“”„«»]/g, '"');
  const terms = [...marked.matchAll(/"([^"]*)"|[^\s"]+|"/g)].map(([word, phrase]) =>
    searchKey(phrase ?? word),
  );
  return terms.filter((term) => term !== "" && term !== '"').slice(0, MAX_TERMS);
}
