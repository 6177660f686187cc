import { isQuestionCode } from "~/bank/question";
import { escapeMarkdown } from "~/bank/question-text";
import { cleanLine } from "./clean-text";
import { FACT_ID } from "./foreign-tags";
import type { FoundPicture, FoundQuestion } from "./found-question";
import { settleAnswer } from "./read-lines-answer";
import { type Draft, type Part, type Said, saidText } from "./read-lines-draft";
import { markdownOfParagraphs, type Paragraph } from "./read-lines-markdown";
import { note, type QuestionParts, settleQuestion } from "./settle-question";
import { PLAIN } from "./source-line";

/** Words joined to paragraphs as their glue says. */
function paragraphsOf(words: readonly Pick<Said, "spans" | "item" | "glue">[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { spans, item, glue } of words) {
    const last = paragraphs.at(-1);
    if (last && glue !== "paragraph" && item === null) {
      last.spans = [...last.spans, { text: glue === "break" ? "\n" : " ", mark: PLAIN }, ...spans];
    } else if (spans.length > 0) paragraphs.push({ spans: [...spans], item });
  }
  return paragraphs;
}

/** A part of the stem: its signs of a list become a list again, others stay words. */
function stemParagraph(part: Part): Pick<Said, "spans" | "item" | "glue"> {
  if (part.kind === "text") return { spans: part.spans, item: null, glue: part.glue };
  if (part.kind === "letter") return { spans: part.whole, item: null, glue: "paragraph" };
  const ordered = part.kind === "number";
  return {
    spans: part.spans,
    item: { ordered, number: Number(part.sign ?? 1), level: part.level },
    glue: "paragraph",
  };
}

function tagsOf(words: string | null, exact: boolean): string[] {
  if (words === null) return [];
  const tags = words.split(exact || words.includes(";") ? ";" : ",").map(cleanLine);
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

/** What fields and headings say of the question. */
function settleFields(draft: Draft): Omit<QuestionParts, "type"> {
  const { place } = draft;
  const notes = [...draft.notes];
  const code = cleanLine(saidText(draft, "code") ?? "");
  if (code !== "" && !isQuestionCode(code)) notes.push(note("code-malformed", place, code));
  const said = (field: "topic" | "difficulty" | "audience") => {
    const words = cleanLine(saidText(draft, field) ?? "").replace(draft.exact ? /$^/ : /[\s.;]+$/, "");
    return words === "" ? draft[field] : words;
  };
  const facts = (saidText(draft, "facts") ?? "").split(/[\s,;]+/).filter((one) => one !== "");
  for (const fact of facts) if (!FACT_ID.test(fact)) notes.push(note("text-left-over", place, fact));
  const citation = cleanLine(saidText(draft, "citation") ?? "");
  return {
    label: draft.label,
    topic: said("topic"),
    difficulty: said("difficulty"),
    audience: said("audience"),
    citation: citation.replace(draft.exact ? /$^/ : /[\s.;]+$/, "") || null,
    code: isQuestionCode(code) ? code : null,
    tags: tagsOf(saidText(draft, "tags"), draft.exact),
    factIds: facts.filter((fact) => FACT_ID.test(fact)),
    notes,
  };
}

/** The first picture of the stem, taken into `pictures`; notes about the others. */
function settlePicture(
  { pictures: found }: Draft,
  pictures: FoundPicture[],
): Pick<FoundQuestion, "picture" | "notes"> {
  const [first, ...others] = found;
  const notes = others.map(({ picture, place }) =>
    note("picture-dropped", place, picture.alt || picture.name),
  );
  if (!first) return { picture: null, notes };
  const { name, bytes } = first.picture;
  const alt = cleanLine(first.picture.alt);
  if (alt === "") notes.push(note("picture-without-alt", first.place, name));
  return { picture: { index: pictures.push({ name, bytes }) - 1, alt }, notes };
}

/** A question out of its draft. `listed`: what a list of keys says of its number; null: nothing. */
export function settleDraft(
  draft: Draft,
  listed: { words: string; more: string } | null,
  pictures: FoundPicture[],
): FoundQuestion {
  const fields = settleFields(draft);
  const { stem, ...answer } = settleAnswer(draft, listed?.words ?? null);
  const picture = settlePicture(draft, pictures);
  const explanation = markdownOfParagraphs(paragraphsOf(draft.said.get("explanation") ?? []), draft.exact);
  return settleQuestion(draft.place, {
    ...fields,
    ...answer,
    stem: markdownOfParagraphs(paragraphsOf(stem.map(stemParagraph)), draft.exact),
    explanation: explanation === "" ? escapeMarkdown(cleanLine(listed?.more ?? "")) : explanation,
    picture: picture.picture,
    notes: [...(fields.notes ?? []), ...picture.notes, ...answer.notes],
  });
}
