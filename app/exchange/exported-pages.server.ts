import { getBank } from "~/bank/bank.queries.server";
import type { QuestionFilter } from "~/bank/question-filter";
import { listMatchingCodes } from "~/bank/question-list.queries.server";
import {
  listWholeQuestions,
  readPictures,
  type StoredPicture,
  type WholeQuestion,
} from "~/bank/whole-questions.queries.server";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import { exportedAnswer, exportedCitation } from "./exported-question";

/** A page is read at one go: so small that requests in between hardly wait. */
const PAGE = 100;

export type ExportedPages = {
  head: Omit<ExportedBank, "questions">;
  count: number;
  /** By code, as every writer gets them; without their pictures when those are not wanted. */
  pages: AsyncGenerator<ExportedQuestion[], void>;
};

/**
 * The bank, or the part of it that the filter lets through, page by page, so that no more than a page of it is held here. Throws
 * 404 when there is no such bank.
 */
export async function openExportedPages(
  bankSlug: string,
  filter: QuestionFilter,
  { withPictures }: { withPictures: boolean },
): Promise<ExportedPages> {
  const { slug, name, description, topics } = await getBank(bankSlug);
  const codes = (await listMatchingCodes(slug, filter)).toSorted();
  const newest = filter.state !== "in-use";
  async function* pages() {
    for (let from = 0; from < codes.length; from += PAGE) {
      const questions = await listWholeQuestions(slug, codes.slice(from, from + PAGE), { newest });
      const pictures = withPictures ? await readPictures(questions) : new Map<string, StoredPicture>();
      yield questions.map((question) => exportedQuestion(question, pictures));
    }
  }
  const head = {
    slug,
    name,
    description,
    topics: topics.map((topic) => ({ code: topic.code, name: topic.name })),
  };
  return { head, count: codes.length, pages: pages() };
}

function exportedQuestion(
  { code, content, document, tags }: WholeQuestion,
  pictures: ReadonlyMap<string, StoredPicture>,
): ExportedQuestion {
  const { topicCode, difficulty, audience, type, stem, explanation, factIds, place } = content;
  const stored = content.picture && pictures.get(content.picture.id);
  const picture = content.picture &&
    stored && {
      name: `${code}.${stored.mime.slice("image/".length)}`,
      alt: content.picture.alt,
      mime: stored.mime as NonNullable<ExportedQuestion["picture"]>["mime"],
      bytes: stored.bytes,
    };
  return {
    ...{ code, topicCode, difficulty, audience, type, stem, explanation, factIds, tags },
    ...exportedAnswer(content),
    citation: exportedCitation(document, place),
    picture: picture || null,
  };
}
