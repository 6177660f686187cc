import type { DocumentName } from "~/bank/document-label";
import { documentLabel } from "~/bank/document-label";
import { type ParsedCitation, parseCitation } from "~/bank/parse-citation";
import type { QuestionValues } from "~/bank/question-values";
import { collapseSpace, searchKey } from "~/core/text";
import { citationLine } from "~/format/citation-line";
import type { FoundDocument } from "~/format/found-question";

/** A document of the register. */
export type Registered = DocumentName & { id: string };

type CitationField = "document" | "documentText" | "issuer" | "kind" | "number" | "date" | "title" | "place";
export type CitationValues = Partial<Pick<QuestionValues, CitationField>>;

/** Fields of the form for a legal basis; `isClear` false: its words name no document or several, and a person must say which. */
export type MatchedCitation = { isClear: boolean; values: CitationValues };

const numberKey = (number: string) => number.replace(/\s/g, "").toUpperCase();

/** What the parsed words and a document both say must agree; what the words do not say does not count. */
function isMeant(parsed: ParsedCitation, document: DocumentName): boolean {
  if (parsed.number !== null) {
    if (numberKey(document.number) !== numberKey(parsed.number)) return false;
  } else if (parsed.title === null || !isTitled(document, parsed.title)) return false;
  if (parsed.date !== null && document.date !== null && document.date !== parsed.date) return false;
  return parsed.issuer === null || searchKey(document.issuer) === searchKey(parsed.issuer);
}

function isTitled(document: DocumentName, title: string): boolean {
  const bare = (words: string) => searchKey(words).replace(/ nam \d{4}$/, "");
  return bare(document.title) === bare(title);
}

/** The one document that is meant; null: none, or several. Where the issuer is written in another way, number and date decide. */
function onlyMeant<D extends DocumentName>(
  parsed: ParsedCitation,
  documents: readonly D[],
): D | null | "several" {
  const exact = documents.filter((one) => isMeant(parsed, one));
  const loose =
    exact.length > 0 || parsed.date === null
      ? []
      : documents.filter((one) => isMeant({ ...parsed, issuer: null }, one));
  const dated = loose.filter((one) => one.date === parsed.date);
  const found = exact.length > 0 ? exact : dated;
  return found.length > 1 ? "several" : (found[0] ?? null);
}

const named = (one: FoundDocument): DocumentName => ({ ...one, number: one.number ?? "" });

/** How our own formats write the document, as a key; kept, because a file has thousands of citations of few documents. */
const lineKeys = new WeakMap<object, string>();

type Named = Omit<DocumentName, "number"> & { number: string | null };

function lineKeyOf(document: Named): string {
  const known = lineKeys.get(document);
  if (known !== undefined) return known;
  const line = citationLine({ ...document, number: document.number || null, place: null });
  const key = searchKey(line);
  lineKeys.set(document, key);
  return key;
}

/** The one document whose line, as our own formats write it, ends the words; what stands before is the place. */
function writtenOut<D extends Named>(
  words: string,
  documents: readonly D[],
): { document: D; place: string } | null {
  const key = searchKey(words);
  const ending = documents.filter((one) => key === lineKeyOf(one) || key.endsWith(` ${lineKeyOf(one)}`));
  const [document, ...others] = ending;
  if (!document || others.length > 0) return null;
  const count = lineKeyOf(document).split(" ").length;
  return { document, place: collapseSpace(words).split(" ").slice(0, -count).join(" ") };
}

/**
 * The form's fields for the words of a legal basis: a document of the register by number, date and issuer; else one that the
 * file lists; else a new one, when the words say all that names one.
 */
export function matchCitation(
  words: string,
  register: readonly Registered[],
  listed: readonly FoundDocument[],
): MatchedCitation {
  const exact = writtenOut(words, register);
  if (exact) return { isClear: true, values: { place: exact.place, ...valuesOf(exact.document) } };
  const parsed = parseCitation(words);
  const ownExact = writtenOut(words, listed);
  if (ownExact)
    return { isClear: true, values: { place: ownExact.place, ...newValues(named(ownExact.document)) } };
  if (!parsed) return { isClear: false, values: {} };
  const place = parsed.place ?? "";
  const known = onlyMeant(parsed, register);
  if (known === "several") return { isClear: false, values: { place } };
  if (known) return { isClear: true, values: { place, ...valuesOf(known) } };
  const own = onlyMeant(parsed, listed.map(named));
  if (own === "several") return { isClear: false, values: { place } };
  if (own) return { isClear: true, values: { place, ...newValues(own) } };
  const { issuer, kind, number, date, title } = parsed;
  // A number without its day may be two documents of one issuer, so that only number and day together make a new entry.
  if (issuer === null || kind === null || number === null || date === null) {
    return { isClear: false, values: { place } };
  }
  return {
    isClear: true,
    values: { place, ...newValues({ issuer, kind, number, date, title: title ?? "" }) },
  };
}

const valuesOf = (known: Registered): CitationValues => ({
  document: known.id,
  documentText: documentLabel(known),
});

const newValues = ({ issuer, kind, number, date, title }: DocumentName): CitationValues => ({
  ...{ issuer, kind, number, date: date ?? "", title },
});
