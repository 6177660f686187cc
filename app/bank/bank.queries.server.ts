import { DIFFICULTIES, type Difficulty } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { isBankSlug } from "./question";

/** How many questions in use a topic has of each difficulty. */
export type TopicCounts = { code: string; name: string; counts: Record<Difficulty, number> };

export type BankOverview = {
  slug: string;
  name: string;
  description: string;
  inUse: number;
  retired: number;
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
  const [banks, counts] = await Promise.all([
    db().bank.findMany({
      where: slug === null ? {} : { slug },
      orderBy: [{ name: "asc" }, { slug: "asc" }],
      include: { topics: { orderBy: [{ position: "asc" }, { code: "asc" }] } },
    }),
    countQuestions(slug),
  ]);
  return banks.map(({ id, name, description, topics, ...bank }) => {
    const own = counts.filter((one) => one.bankId === id);
    const inUse = own.filter((one) => !one.isRetired);
    return {
      slug: bank.slug,
      name,
      description,
      inUse: total(inUse),
      retired: total(own.filter((one) => one.isRetired)),
      topics: topics.map((topic) => ({
        code: topic.code,
        name: topic.name,
        counts: byDifficulty(inUse.filter((one) => one.topicId === topic.id)),
      })),
    };
  });
}

type Count = { bankId: string; topicId: string; difficulty: Difficulty; isRetired: boolean; count: number };

/** Questions by what their newest revision says. */
function countQuestions(slug: string | null): Promise<Count[]> {
  return db().$queryRaw<Count[]>`
    SELECT q.bank_id AS "bankId", r.topic_id AS "topicId", r.difficulty, q.retired_at IS NOT NULL AS "isRetired",
      count(*)::int AS count
    FROM question q
    JOIN bank b ON b.id = q.bank_id
    JOIN LATERAL (
      SELECT topic_id, difficulty FROM question_revision WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) r ON true
    WHERE ${slug}::text IS NULL OR b.slug = ${slug}
    GROUP BY 1, 2, 3, 4`;
}

const total = (counts: readonly Count[]) => counts.reduce((sum, one) => sum + one.count, 0);

function byDifficulty(counts: readonly Count[]): Record<Difficulty, number> {
  const of = (wanted: Difficulty) => total(counts.filter((one) => one.difficulty === wanted));
  const [easy, medium, hard] = DIFFICULTIES;
  return { easy: of(easy), medium: of(medium), hard: of(hard) };
}
