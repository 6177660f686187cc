import * as z from "zod";
import { several } from "~/contest/form-fields";
import { answerField } from "./paper";
import { PAGE_SIZES } from "./paper-address";

const ids = several(z.uuid()).pipe(z.array(z.uuid()).max(PAGE_SIZES.list));

const asked = z.object({ question: ids, checked: ids, check: z.union([z.literal("all"), z.uuid()]) });
const given = several(z.string().max(1_000)).pipe(z.array(z.string()).max(20));

/** What the form of a paper asks: which answers to tell, and what was answered or typed so far. */
export type PaperRequest = {
  toCheck: { id: string; given: string[] }[];
  kept: Record<string, string[]>;
  asked: string | null;
};

/** Reads the form of a paper; null: no page of ours has sent it. */
export function parsePaperForm(fields: Record<string, unknown>): PaperRequest | null {
  const form = asked.safeParse(fields);
  if (!form.success) return null;
  const { question: questions, checked, check } = form.data;
  const answers = new Map<string, string[]>();
  for (const id of questions) {
    const answer = given.safeParse(fields[answerField(id)]);
    if (!answer.success) return null;
    answers.set(id, answer.data);
  }
  const isWanted = (id: string) => check === "all" || check === id || checked.includes(id);
  const toCheck = [...answers].filter(([id]) => isWanted(id)).map(([id, own]) => ({ id, given: own }));
  return { toCheck, kept: Object.fromEntries(answers), asked: check === "all" ? null : check };
}
