import type { Prisma } from "~/platform/db.server";
import { type ContestView, chainOf } from "./contest";

export const CONTEST_COLUMNS = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  rulesMarkdown: true,
  scoringVersion: true,
  pointsPerQuestion: true,
  rankingChain: true,
  predictionMetric: true,
  predictionQuestion: true,
  consentVersion: true,
  createdAt: true,
  publishedAt: true,
  holder: { select: { id: true, name: true, path: true } },
} as const satisfies Prisma.ContestSelect;

export type ContestRow = Prisma.ContestGetPayload<{ select: typeof CONTEST_COLUMNS }>;

/** A stored contest with its ranking chain read. */
export function contestView(row: ContestRow): ContestView {
  return { ...row, rankingChain: chainOf(row.rankingChain) };
}
