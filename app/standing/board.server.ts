import {
  compareEntries,
  type EntryComparator,
  orderEntries,
  type RankingEntry,
} from "~/core/ranking/compare";
import { OrderTree } from "~/core/ranking/order-tree";
import { countedAttempt } from "~/core/scoring/counted-attempt";
import { db } from "~/platform/db.server";
import type { BoardRow } from "~/realtime/protocol";
import { byPerson, type RoundOrder, type ValidAttempt } from "./rank-round";
import { listNamedAttempts, listValidAttempts } from "./valid-attempts.queries.server";

/** Results written up to this long before the last look are read again: commits become visible out of order. */
const OVERLAP_MS = 15_000;
/** Who asks this soon after a look is answered from it, unless there is news. */
const FRESH_MS = 500;

type Entry = RankingEntry & { attemptId: string };

/**
 * The running order of one round and track, derived from the results and thrown away at will. `asOf`: only what had
 * been submitted by then, for a frozen board. The prediction is left out: its actual number is not known yet.
 */
export class Board {
  private readonly ranks: EntryComparator;
  private tree: OrderTree<Entry>;
  private readonly entries = new Map<string, Entry>();
  private readonly dirty = new Set<string>();
  private lookedAt: Date | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private shown: { revision: number; limit: number; rows: BoardRow[] } | null = null;
  /** Rises whenever the order has changed. */
  revision = 0;

  constructor(
    private readonly place: { roundId: string; trackId: string; asOf: Date | null },
    private readonly order: Pick<RoundOrder, "chain" | "countedRule">,
  ) {
    this.ranks = compareEntries(
      order.chain.filter((criterion) => criterion !== "prediction-error"),
      null,
    );
    this.tree = new OrderTree<Entry>(orderEntries(this.ranks));
  }

  get size(): number {
    return this.tree.size;
  }

  /** Something of this person changed: look again. */
  touch(accountId: string): void {
    this.dirty.add(accountId);
  }

  /** Brings the order up to date: everything the first time, then only people with news. One look after the other. */
  refresh(now: Date): Promise<void> {
    const look = this.turn.then(() => this.look(now));
    this.turn = look.catch(() => {});
    return look;
  }

  /** 1-based; equals share a rank. null: the person has no counting attempt here. */
  rankOf(accountId: string): number | null {
    const entry = this.entries.get(accountId);
    return entry ? this.tree.countBefore(entry, this.ranks) + 1 : null;
  }

  /** The first rows with names and units; read again only when the order has changed. */
  async top(limit: number): Promise<BoardRow[]> {
    if (this.shown?.revision === this.revision && this.shown.limit === limit) return this.shown.rows;
    const { revision } = this;
    const rows = await this.readTop(limit);
    this.shown = { revision, limit, rows };
    return rows;
  }

  private async readTop(limit: number): Promise<BoardRow[]> {
    const entries = this.tree.page(0, limit);
    const ranks = entries.map((entry) => this.tree.countBefore(entry, this.ranks) + 1);
    const accountIds = entries.map((entry) => entry.id);
    const named = await listNamedAttempts(db(), { roundId: this.place.roundId, accountIds });
    const names = new Map(named.map((one) => [one.attemptId, one]));
    return entries.map((entry, at) => ({
      rank: ranks[at] ?? 0,
      displayName: names.get(entry.attemptId)?.displayName ?? "",
      unitName: names.get(entry.attemptId)?.unitName ?? "",
      points: entry.points,
      durationMs: entry.durationMs,
    }));
  }

  private async look(now: Date): Promise<void> {
    const { roundId, trackId, asOf } = this.place;
    const since = this.lookedAt;
    const touched = [...this.dirty];
    if (since !== null && touched.length === 0 && isFresh(since, now)) return;
    this.dirty.clear();
    try {
      if (since === null) {
        this.rebuild(await listValidAttempts(db(), { roundId, trackId, submittedBy: asOf }));
      } else {
        const accountIds = [...new Set([...touched, ...(await this.peopleWithNews(since))])];
        const choice = { roundId, trackId, submittedBy: asOf, accountIds };
        const people = byPerson(accountIds.length > 0 ? await listValidAttempts(db(), choice) : []);
        for (const accountId of accountIds) this.reseat(accountId, people.get(accountId) ?? []);
      }
      this.lookedAt = now;
    } catch (error) {
      for (const accountId of touched) this.dirty.add(accountId);
      throw error;
    }
  }

  private async peopleWithNews(since: Date): Promise<string[]> {
    const from = new Date(since.getTime() - OVERLAP_MS);
    const { roundId, trackId } = this.place;
    const rows = await db().attempt.findMany({
      where: {
        roundId,
        trackId,
        OR: [
          { result: { scoredAt: { gte: from } } },
          {
            disqualifications: {
              some: { OR: [{ decidedAt: { gte: from } }, { reinstatedAt: { gte: from } }] },
            },
          },
        ],
      },
      select: { accountId: true },
    });
    return rows.map((row) => row.accountId);
  }

  private entryOf(attempts: readonly ValidAttempt[]): Entry | null {
    const counted = countedAttempt(this.order.countedRule, attempts);
    if (!counted) return null;
    const { accountId: id, attemptId, points, durationMs, submittedAt } = counted;
    return { id, attemptId, points, durationMs, submittedAt, predictionError: null };
  }

  private rebuild(attempts: readonly ValidAttempt[]): void {
    this.entries.clear();
    for (const [accountId, own] of byPerson(attempts)) {
      const entry = this.entryOf(own);
      if (entry) this.entries.set(accountId, entry);
    }
    this.tree = OrderTree.from(orderEntries(this.ranks), this.entries.values());
    this.revision += 1;
  }

  private reseat(accountId: string, attempts: readonly ValidAttempt[]): void {
    const before = this.entries.get(accountId);
    const after = this.entryOf(attempts);
    if (before?.attemptId === after?.attemptId && before?.points === after?.points) return;
    if (before) this.tree.remove(before);
    this.entries.delete(accountId);
    if (after) {
      this.tree.insert(after);
      this.entries.set(accountId, after);
    }
    this.revision += 1;
  }
}

function isFresh(since: Date, now: Date): boolean {
  const ageMs = now.getTime() - since.getTime();
  return ageMs >= 0 && ageMs < FRESH_MS;
}
