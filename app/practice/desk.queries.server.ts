import { listPoolBanks, listTopics } from "~/bank/pool.queries.server";
import { listReservingRounds, type ReservingRound } from "~/contest/reserved-questions.queries.server";
import { db } from "~/platform/db.server";
import { countFitting, type Fitting } from "./fitting-questions.queries.server";
import { type PracticeSet, type SetState, setState } from "./set";
import { getSet } from "./set.queries.server";
import { SET_COLUMNS } from "./set-row.server";
import { readSetQuestions } from "./shown-questions.queries.server";

/** A set in the desk's list, with how many questions it shows now and holds back. */
export type SetLine = {
  slug: string;
  title: string;
  bankName: string;
  state: SetState;
  shown: number;
  heldBack: number;
};

/** One act on a set, from the audit log. `actor` null: the system. */
export type SetAct = { at: Date; act: string; actor: string | null; reason: string | null };

/** Everything the desk shows of one set. */
export type SetDesk = {
  set: PracticeSet;
  state: SetState;
  bankName: string;
  topics: { id: string; code: string; name: string }[];
  /** What its bank has for each audience, in all topics; null: no question is in use. */
  fitting: Fitting | null;
  shown: number;
  heldBack: number;
  /** The rounds that keep some of its questions, whether those are shown or not. */
  rounds: Omit<ReservingRound, "contestId" | "roundId">[];
  acts: SetAct[];
};

/** All sets, published ones first. */
export async function listSets(now: Date): Promise<SetLine[]> {
  const rows = await db().practiceSet.findMany({
    orderBy: [{ title: "asc" }, { slug: "asc" }],
    select: { ...SET_COLUMNS, bank: { select: { name: true } } },
  });
  const lines: SetLine[] = [];
  for (const { bank, ...set } of rows) {
    const { shown, heldBack } = await readSetQuestions(set, now);
    const { slug, title } = set;
    const counts = { shown: shown.length, heldBack: heldBack.length };
    lines.push({ slug, title, bankName: bank.name, state: setState(set), ...counts });
  }
  const order: SetState[] = ["published", "draft", "withdrawn"];
  return lines.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** Throws 404 when there is no such set. */
export async function getSetDesk(slug: string | undefined, now: Date): Promise<SetDesk> {
  const set = await getSet(slug);
  const [{ shown, heldBack }, banks, topics, acts, fitting] = await Promise.all([
    readSetQuestions(set, now),
    listPoolBanks(),
    listTopics([set.bankId]),
    listActs(set.id),
    countFitting(),
  ]);
  const rounds = await listReservingRounds(
    new Set([...shown, ...heldBack].map((one) => one.questionId)),
    now,
  );
  return {
    set,
    state: setState(set),
    bankName: banks.find((bank) => bank.id === set.bankId)?.name ?? "",
    topics: topics.map(({ topicId: id, code, name }) => ({ id, code, name })),
    fitting: fitting.get(set.bankId) ?? null,
    shown: shown.length,
    heldBack: heldBack.length,
    rounds: rounds.map(({ contestId: _, roundId: __, ...round }) => round),
    acts,
  };
}

/** Newest first. */
async function listActs(setId: string): Promise<SetAct[]> {
  const rows = await db().auditEntry.findMany({
    where: { subject: "practice-set", subjectId: setId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: { at: true, act: true, actorId: true, reason: true },
  });
  const ids = rows.flatMap((row) => row.actorId ?? []);
  const people = await db().account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((one) => [one.id, one.displayName]));
  return rows.map(({ actorId, ...row }) => ({ ...row, actor: names.get(actorId ?? "") ?? null }));
}
