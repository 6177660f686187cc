import pg from "pg";
import sharp from "sharp";
import type { BankFile, BankFileQuestion } from "~/bank/bank-file";
import { importBank } from "~/bank/import-bank.server";
import { db } from "~/platform/db.server";
import { QUESTION, smallBank } from "./bank-builders";
import { accepted } from "./contest-builders";

/** What no contestant may see before the release; each stands in another field of the bank. */
export const CANARIES = {
  explanation: "CANARYWHY",
  place: "CANARYPLACE",
  document: "CANARYDOC",
  code: "CANARYQ",
  key: "canarykey",
  fact: "T97-",
  accepted: "canarytext",
} as const;

const STEMS = 6;

/** A third topic with one question of each type that is arranged, matched or typed. */
function arrangedQuestions(slug: string): BankFileQuestion[] {
  const words = (at: number) => ({
    ...{ code: `${CANARIES.code}-T3-${at}`, topic: "T3", difficulty: "medium" as const },
    ...{ audience: "everyone" as const, stem: `Câu hỏi thứ ${at} của chủ đề T3 ở ngân hàng ${slug} là gì?` },
    explanation: `${CANARIES.explanation} của câu T3 ${at}.`,
    citation: { document: "ke-hoach", place: `${CANARIES.place} T3 ${at}` },
    facts: [`${CANARIES.fact}3${at}`],
  });
  const steps = ["một", "hai", "ba", "bốn"].map((step) => `Bước ${step} của quy trình`);
  const pairs = ["A", "B", "C"].map((name) => ({ prompt: `Văn bản ${name}`, match: `Nội dung ${name}` }));
  return [
    { ...words(1), type: "ordering", items: steps },
    { ...words(2), type: "matching", pairs, extras: ["Nội dung D"] },
    { ...words(3), type: "short_answer", accepted: [`${CANARIES.accepted} một`, `${CANARIES.accepted} hai`] },
  ];
}

/** A bank of fifteen questions of every type but true/false, all of whose secrets are canaries. */
function canaryBank(slug: string): BankFile {
  const questions = ["T1", "T2"].flatMap((topic) =>
    Array.from(
      { length: STEMS },
      (_, at): BankFileQuestion => ({
        ...QUESTION,
        code: `${CANARIES.code}-${topic}-${at + 1}`,
        topic,
        difficulty: "medium",
        stem: `Câu hỏi thứ ${at + 1} của chủ đề ${topic} ở ngân hàng ${slug} là gì?`,
        options: ["a", "b", "c", "d"].map((key) => ({
          key,
          text: `Phương án ${topic} ${at + 1} ${key.toUpperCase()}`,
          ...(key === "b" ? { correct: true as const } : {}),
        })),
        explanation: `${CANARIES.explanation} của câu ${topic} ${at + 1}.`,
        citation: { document: "ke-hoach", place: `${CANARIES.place} ${at + 1}` },
        facts: [`${CANARIES.fact}${topic === "T1" ? 1 : 2}${at}`],
      }),
    ),
  );
  const bank = smallBank(slug);
  const documents = bank.documents.map((one) => ({ ...one, title: `${CANARIES.document} ${one.title}` }));
  const topics = [...bank.topics, { code: "T3", name: "Thủ tục hành chính" }];
  return { ...bank, topics, documents, questions: [...questions, ...arrangedQuestions(slug)] };
}

async function makePicture(now: Date): Promise<string> {
  const image = sharp({ create: { width: 40, height: 20, channels: 3, background: "#9f1d20" } });
  const bytes = new Uint8Array(await image.webp().toBuffer());
  const about = { mime: "image/webp", width: 40, height: 20, createdAt: now };
  const sha256 = crypto.getRandomValues(new Uint8Array(32));
  return (await db().picture.create({ data: { ...about, bytes, sha256 } })).id;
}

const OF_BANK =
  "SELECT r.id FROM question_revision r JOIN question q ON q.id = r.question_id WHERE q.bank_id = $1";

/** Does what the program refuses to everybody: changes words and solutions of revisions, as the owner of the tables. */
export async function rewriteRevisions(
  ownerUrl: string,
  work: (owner: pg.Client, ofBank: string) => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const tables = ["question_revision", "solution"];
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work(owner, OF_BANK);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.end();
}

/**
 * Imports the bank, gives the third topic's questions a picture, and renames the keys of its options so that they can be told
 * from any other letter.
 */
export async function makeCanaryBank(slug: string, ownerUrl: string, now: Date) {
  const { bankId } = accepted(await importBank(canaryBank(slug), { now, actorId: null }));
  const pictureId = await makePicture(now);
  await rewriteRevisions(ownerUrl, async (owner, ofBank) => {
    const withOptions = `${ofBank} AND r.type <> 'short_answer'`;
    await owner.query(
      `UPDATE question_revision SET options = (SELECT jsonb_agg(o || jsonb_build_object('key', $2::text || (o->>'key')))
         FROM jsonb_array_elements(options) o) WHERE id IN (${withOptions})`,
      [bankId, CANARIES.key],
    );
    await owner.query(
      `UPDATE solution SET keys = (SELECT array_agg($2::text || k ORDER BY at)
         FROM unnest(keys) WITH ORDINALITY u(k, at)) WHERE revision_id IN (${withOptions})`,
      [bankId, CANARIES.key],
    );
    await owner.query(
      `UPDATE question_revision SET picture_id = $2, picture_alt = 'Sơ đồ quy trình'
       WHERE id IN (${ofBank} AND r.type IN ('ordering', 'matching', 'short_answer'))`,
      [bankId, pictureId],
    );
  });
  return { bankId, pictureId };
}
