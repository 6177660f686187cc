import { createGroupCommit, GroupCommitFull } from "./group-commit.server";

export type CommitLane<I, O> = {
  /** Resolves after the commit of the item's group. Rejects with `GroupCommitFull` when too many wait. */
  write(item: I): Promise<O>;
  /** Resolves when everything written before this call has been answered, well or badly. */
  settled(): Promise<void>;
  /** A lower bound for the stamps of the items not yet answered; null when there are none. */
  oldestWaiting(): number | null;
};

/** A group commit that handles one group after the other, so items are committed in the order in which they came. */
export function createCommitLane<I, O>(options: {
  commit: (items: readonly I[]) => Promise<readonly O[]>;
  maxGroup: number;
  maxWaiting: number;
  /** When the item came, in ms; items are written in about this order. */
  stampOf: (item: I) => number;
}): CommitLane<I, O> {
  let waiting = 0;
  let bound = 0;
  let last: Promise<unknown> = Promise.resolve();
  const { commit, maxGroup, maxWaiting, stampOf } = options;
  const write = createGroupCommit<I, O>({
    maxGroup,
    maxWaiting: Number.POSITIVE_INFINITY,
    concurrency: 1,
    async commit(items) {
      bound = Math.min(...items.map(stampOf));
      return commit(items);
    },
  });
  return {
    write(item) {
      if (waiting >= maxWaiting) return Promise.reject(new GroupCommitFull());
      if (waiting === 0) bound = stampOf(item);
      waiting += 1;
      const written = write(item).finally(() => {
        waiting -= 1;
      });
      last = written;
      return written;
    },
    settled: () =>
      last.then(
        () => {},
        () => {},
      ),
    oldestWaiting: () => (waiting > 0 ? bound : null),
  };
}
