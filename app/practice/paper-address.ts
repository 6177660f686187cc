import { MARK_LETTERS, type Mark, parseMarks } from "./marks";

/** How the questions are looked at: one on a page, or a list. */
export const PAPER_VIEWS = ["one", "list"] as const;
export type PaperView = (typeof PAPER_VIEWS)[number];

/** What one may ask for; null: every question there is. */
export const PAPER_COUNTS = [10, 20, 50] as const;

/**
 * A practice paper is its address: the same address shows the same questions in the same order. What was got right so far stands
 * in it too, so that nothing has to be kept anywhere else.
 */
export type PaperAddress = {
  /** Codes of topics; empty: all that the set has. */
  topics: string[];
  /** null: all. */
  count: number | null;
  /** "": none yet. */
  seed: string;
  view: PaperView;
  /** From 1. */
  page: number;
  /** The last page: what came out of it. */
  isResult: boolean;
  /** By place in the paper. */
  marks: Mark[];
};

const MAX_TOPICS = 50;
const MAX_PAGE = 100_000;
const SEED = /^[a-z0-9]{1,16}$/;
const TOPIC = /^[\w-]{1,40}$/;

const wholeOf = (text: string | null, most: number) =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most ? Number(text) : null;

/** Reads an address that may hold anything; what cannot be meant is as if it were not there. */
export function parsePaperAddress(search: URLSearchParams): PaperAddress {
  const topics = search.getAll("topic").filter((code) => TOPIC.test(code));
  const seed = search.get("seed") ?? "";
  return {
    topics: [...new Set(topics)].slice(0, MAX_TOPICS),
    count: wholeOf(search.get("count"), MAX_PAGE),
    seed: SEED.test(seed) ? seed : "",
    view: PAPER_VIEWS.find((view) => view === search.get("view")) ?? "one",
    page: wholeOf(search.get("page"), MAX_PAGE) ?? 1,
    isResult: search.get("page") === "result",
    marks: parseMarks(search.get("marks") ?? ""),
  };
}

/** The search part of the address, with its question mark. */
export function paperSearch({ topics, count, seed, view, page, isResult, marks }: PaperAddress): string {
  const search = new URLSearchParams();
  for (const code of topics) search.append("topic", code);
  search.set("count", count === null ? "all" : String(count));
  search.set("view", view);
  if (seed !== "") search.set("seed", seed);
  if (isResult) search.set("page", "result");
  else if (page > 1) search.set("page", String(page));
  const letters = marks.map((mark) => MARK_LETTERS[mark]).join("");
  if (/[^-]/.test(letters)) search.set("marks", letters.replace(/-+$/, ""));
  return `?${search}`;
}

/** How many questions a page holds. */
export const PAGE_SIZES: Record<PaperView, number> = { one: 1, list: 20 };

/** The page on which a place of the paper stands; both from 1. */
export const pageOf = (view: PaperView, position: number) => Math.ceil(position / PAGE_SIZES[view]);
