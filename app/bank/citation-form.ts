import * as z from "zod";
import { lineText, MAX_TEXT, optionalLine } from "./form-text";

/**
 * A legal basis as given: a document of the register by its id, the words that were typed to find one (without the list of
 * the picker), or a new document for the register. `number` and `date` are null when it has none; `title` may be "".
 */
export type GivenCitation =
  | { documentId: string }
  | { documentId: null; words: string }
  | {
      documentId: null;
      issuer: string;
      kind: string;
      number: string | null;
      date: string | null;
      title: string;
    };

/** The citation part of the question form; null: none is given, which is allowed and shown as a warning. */
export const citationFields = z
  .object({
    document: z.union([z.literal(""), z.uuid()], { error: "not-a-choice" }).default(""),
    documentText: lineText(MAX_TEXT, { optional: true }).default(""),
    issuer: optionalLine(300),
    kind: optionalLine(100),
    number: optionalLine(100),
    date: z
      .string({ error: "not-a-date" })
      .default("")
      .refine((typed) => typed === "" || z.iso.date().safeParse(typed).success, "not-a-date")
      .transform((typed) => typed || null),
    title: optionalLine(MAX_TEXT),
  })
  .transform(({ document, documentText, ...typed }, context): GivenCitation | null => {
    if (document !== "") return { documentId: document };
    const { issuer, kind, number, date, title } = typed;
    if (Object.values(typed).every((value) => value === null)) {
      return documentText === "" ? null : { documentId: null, words: documentText };
    }
    // Without a number only the title says which document is meant.
    const required = { issuer, kind, ...(number === null ? { title } : {}) };
    for (const [name, value] of Object.entries(required)) {
      if (value === null) context.addIssue({ code: "custom", path: [name], message: "required" });
    }
    if (issuer === null || kind === null) return z.NEVER;
    return { documentId: null, issuer, kind, number, date, title: title ?? "" };
  });
