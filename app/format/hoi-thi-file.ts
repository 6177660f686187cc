import * as z from "zod";
import { bankDocumentSchema, bankHeaderSchema, bankQuestionSchema } from "~/bank/bank-file";

/*
 * Our own format: a bank in one JSON file. Questions are written as in `question-banks/`, but may still lack what a bank
 * in use must have (legal basis, explanation, facts), and may have a picture.
 */

export const HOI_THI_FORMAT = "hoi-thi";
export const HOI_THI_VERSION = 1;

const [choice, ordering, matching, shortAnswer] = bankQuestionSchema.options;

const unfinished = {
  explanation: z.string().max(2_000),
  citation: choice.shape.citation.nullable(),
  facts: z.array(choice.shape.facts.element),
  /** `name` is a key of the file's `pictures`. */
  picture: z.strictObject({ name: z.string().min(1).max(200), alt: z.string().max(2_000) }).optional(),
};

/** One question of a file. */
export const hoiThiQuestionSchema = z.discriminatedUnion("type", [
  choice.extend(unfinished),
  ordering.extend(unfinished),
  matching.extend(unfinished),
  shortAnswer.extend(unfinished),
]);

/** The file around its questions, which are judged one by one. `pictures`: bytes in base64 by name. */
export const hoiThiFileSchema = z.strictObject({
  format: z.literal(HOI_THI_FORMAT),
  version: z.literal(HOI_THI_VERSION),
  bank: bankHeaderSchema
    .omit({ language: true })
    .extend({ description: z.string().max(2_000), topics: z.array(bankHeaderSchema.shape.topics.element) }),
  documents: z.array(bankDocumentSchema),
  questions: z.array(z.unknown()),
  pictures: z.record(z.string().max(200), z.string()),
});

export type HoiThiQuestion = z.infer<typeof hoiThiQuestionSchema>;
export type HoiThiFile = Omit<z.infer<typeof hoiThiFileSchema>, "questions"> & {
  questions: HoiThiQuestion[];
};
