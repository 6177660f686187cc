import * as z from "zod";
import {
  DEFAULT_RANKING_CHAIN,
  parseRankingChain,
  RANKING_CRITERIA,
  type RankingCriterion,
} from "~/core/ranking/chain";
import type { PredictionMetric } from "~/core/ranking/prediction-actual";
import { searchKey } from "~/core/text";
import { block, line, several, wholeNumber } from "./form-fields";

/** Who acts, and when: what every use case of the contest is handed. */
export type ContestContext = {
  now: Date;
  /** null: the system itself (seed, command line). */
  actorId: string | null;
};

/** How the database spells the metric of the prediction; the rulebook spells it with a hyphen. */
export const STORED_METRICS = ["participants", "perfect_scores"] as const;
export type StoredMetric = (typeof STORED_METRICS)[number];

/** What is predicted, as the rulebook calls it; null: the contest asks for no prediction. */
export function metricOf(stored: StoredMetric | null): PredictionMetric | null {
  return stored === "perfect_scores" ? "perfect-scores" : stored;
}

/** What the organiser sets of a contest as a whole. */
export type ContestSettings = {
  title: string;
  summary: string;
  rulesMarkdown: string;
  rankingChain: RankingCriterion[];
  predictionMetric: StoredMetric | null;
  predictionQuestion: string | null;
  pointsPerQuestion: number;
};

/** A contest as pages and other features know it. */
export type ContestView = ContestSettings & {
  id: string;
  slug: string;
  holder: { id: string; name: string; path: string };
  scoringVersion: string;
  consentVersion: string;
  createdAt: Date;
  /** From this instant the public page exists; null: only the organisers see it. */
  publishedAt: Date | null;
};

/** Whether people other than its organisers may see the contest. */
export function isPublished(contest: { publishedAt: Date | null }, now: Date): boolean {
  return contest.publishedAt !== null && contest.publishedAt.getTime() <= now.getTime();
}

const MAX_SLUG_LENGTH = 60;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Words that addresses use in the place of a contest. */
const RESERVED = new Set(["new"]);

/** Whether a text may stand for a contest in an address. */
export function isSlug(slug: string): boolean {
  return SLUG.test(slug) && slug.length <= MAX_SLUG_LENGTH && !RESERVED.has(slug);
}

/** An address made of a title: "Cuộc thi CCHC 2026" → "cuoc-thi-cchc-2026"; empty when nothing is left of it. */
export function slugOf(title: string): string {
  const words = searchKey(title).replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, MAX_SLUG_LENGTH).replace(/^-+|-+$/g, "");
}

/** The form of a new contest; an empty address is made of the title. */
export const newContestFields = z
  .object({
    title: line(200),
    slug: line(MAX_SLUG_LENGTH, { optional: true }).optional(),
    holderUnitId: z.uuid({ error: "required" }),
  })
  .transform((fields) => ({ ...fields, slug: fields.slug?.toLowerCase() || slugOf(fields.title) }))
  .refine((fields) => isSlug(fields.slug), { path: ["slug"], message: "bad-slug" });

const chain = several(z.string())
  .transform((criteria) => criteria.filter((criterion) => criterion !== ""))
  .transform((criteria, context) => {
    const parsed = parseRankingChain(criteria);
    if (parsed.ok) return [...parsed.chain];
    const message = parsed.reason === "criterion-repeated" ? "repeated" : "chain-incomplete";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const metric = z
  .enum(["none", ...STORED_METRICS], { error: "not-a-choice" })
  .transform((choice): StoredMetric | null => (choice === "none" ? null : choice));

/** The form of a contest's settings. */
export const settingsFields = z
  .object({
    title: line(200),
    summary: block(2000),
    rulesMarkdown: block(50_000),
    rankingChain: chain,
    predictionMetric: metric,
    predictionQuestion: line(300, { optional: true })
      .optional()
      .transform((text) => text || null),
    pointsPerQuestion: wholeNumber(1, 1000),
  })
  .refine((set) => set.predictionMetric === null || set.predictionQuestion !== null, {
    path: ["predictionQuestion"],
    message: "question-missing",
  })
  .refine((set) => set.predictionMetric !== null || !set.rankingChain.includes("prediction-error"), {
    path: ["rankingChain"],
    message: "prediction-not-asked",
  })
  .transform((set) => ({
    ...set,
    predictionQuestion: set.predictionMetric === null ? null : set.predictionQuestion,
  }));

/** The chain of a contest without a prediction. */
export const CHAIN_WITHOUT_PREDICTION = DEFAULT_RANKING_CHAIN.filter((one) => one !== "prediction-error");

/** A stored chain; criteria that are not known any more are left out. */
export function chainOf(stored: readonly string[]): RankingCriterion[] {
  return stored.flatMap((text) => RANKING_CRITERIA.filter((criterion) => criterion === text));
}

/** The settings by which people are ranked and scored: they stand fast while a round is open. */
export function structureOf(settings: Omit<ContestSettings, "title" | "summary" | "rulesMarkdown">): string {
  const { rankingChain, predictionMetric, predictionQuestion, pointsPerQuestion } = settings;
  return JSON.stringify([rankingChain, predictionMetric, predictionQuestion, pointsPerQuestion]);
}
