import { DIFFICULTIES, type Difficulty } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { isBankSlug } from "./question";
import { questionHeads } from "./question-heads.sql.server";
import type { ProposalState } from "./review-state";

/** How many questions in use a topic has of each difficulty. */
export type TopicCounts = { code: string; name: string; counts: Record<Difficulty, number> };

/** How many questions have a newest wording that is not approved, by where it stands. Some of them are in use by an older one. */
export type ProposalCounts = Record<ProposalState, number>;

export type BankOverview = {
  slug: string;
  name: string;
  description: string;
  /** Approved and not retired: what papers are drawn from. */
  inUse: number;
  retired: number;
  proposals: ProposalCounts;
  topics: TopicCounts[];
};

/** All banks by name, with their questions counted. */
export async function listBanks(): Promise<BankOverview[]> {
  return readBanks(null);
}

/** Throws 404 when there is no such bank. */
export async function getBank(slug: string | undefined): Promise<BankOverview> {
  const [bank] = isBankSlug(slug) ? await readBanks(slug) : [];
  if (!bank) throw notFound();
  return bank;
}

async function readBanks(slug: string | null): Promise<BankOverview[]> {
  const banks = await db().bank.findMany({
    where: slug === null ? {} : { slug },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
    include: { topics: { orderBy: [{ position: "asc" }, { code: "asc" }] } },
  });
  return Promise.all(
    banks.map(async ({ name, description, topics, ...bank }) => {
      const counts = await countQuestions(bank.slug);
      const present = counts.filter((one) => !one.isRetired);
      const inUse = present.filter((one) => one.topicId !== null);
      const proposed = (state: ProposalState) => total(present.filter((one) => one.proposal === state));
      return {
        slug: bank.slug,
        name,
        description,
        inUse: total(inUse),
        retired: total(counts.filter((one) => one.isRetired)),
        proposals: {
          draft: proposed("draft"),
          "in-review": proposed("in-review"),
          returned: proposed("returned"),
        },
        topics: topics.map((topic) => ({
          code: topic.code,
          name: topic.name,
          counts: byDifficulty(inUse.filter((one) => one.topicId === topic.id)),
        })),
      };
    }),
  );
}

type Count = {
  /** Of the approved revision; null: none is approved. */
  topicId: string | null;
  difficulty: Difficulty | null;
  proposal: ProposalState | null;
  isRetired: boolean;
  count: number;
};

function countQuestions(slug: string): Promise<Count[]> {
  return db().$queryRaw<Count[]>`
    SELECT r.topic_id AS "topicId", r.difficulty, h.proposal, h.retired_at IS NOT NULL AS "isRetired",
      count(*)::int AS count
    FROM ${questionHeads(slug)} h
    LEFT JOIN question_revision r ON r.id = h.approved_id
    GROUP BY 1, 2, 3, 4`;
}

const total = (counts: readonly Count[]) => counts.reduce((sum, one) => sum + one.count, 0);

function byDifficulty(counts: readonly Count[]): Record<Difficulty, number> {
  const of = (wanted: Difficulty) => total(counts.filter((one) => one.difficulty === wanted));
  const [easy, medium, hard] = DIFFICULTIES;
  return { easy: of(easy), medium: of(medium), hard: of(hard) };
}
