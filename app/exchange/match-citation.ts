import type { DocumentName } from "~/bank/document-label";
import { documentLabel } from "~/bank/document-label";
import { type ParsedCitation, parseCitation } from "~/bank/parse-citation";
import type { QuestionValues } from "~/bank/question-values";
import { searchKey } from "~/core/text";
import type { FoundDocument } from "./found-question";

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

/**
 * The form's fields for the words of a legal basis: a document of the register by number, date and issuer; else one that the
 * file lists; else a new one, when the words say all that names one.
 */
export function matchCitation(
  words: string,
  register: readonly Registered[],
  listed: readonly FoundDocument[],
): MatchedCitation {
  const parsed = parseCitation(words);
  if (!parsed) return { isClear: false, values: {} };
  const place = parsed.place ?? "";
  const known = onlyMeant(parsed, register);
  if (known === "several") return { isClear: false, values: { place } };
  if (known)
    return { isClear: true, values: { place, document: known.id, documentText: documentLabel(known) } };
  const own = onlyMeant(parsed, listed.map(named));
  if (own === "several") return { isClear: false, values: { place } };
  const { issuer, kind, number, date, title } = own ?? { ...parsed, number: parsed.number ?? "" };
  // A number without its day may be two documents of one issuer, so that only number and day together make a new entry.
  const isComplete = own !== null || (issuer !== null && kind !== null && number !== "" && date !== null);
  if (!isComplete) return { isClear: false, values: { place } };
  const values = { issuer: issuer ?? "", kind: kind ?? "", number, date: date ?? "", title: title ?? "" };
  return { isClear: true, values: { place, ...values } };
}
