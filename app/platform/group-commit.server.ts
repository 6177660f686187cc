/**
 * Gathers single writes into groups that share one commit. A call resolves only after its group's
 * commit, so an acknowledgement built on it is durable. While one group is being committed the next
 * one fills; under no load a call waits for nobody.
 */
export type GroupCommitOptions<I, O> = {
  /** Commits all items in one transaction; answers in the order of the items. */
  commit: (items: readonly I[]) => Promise<readonly O[]>;
  maxGroup: number;
  /** Groups under way at once. */
  concurrency: number;
  /** Items waiting at most; above that the call is refused with `GroupCommitFull`. */
  maxWaiting: number;
};

export class GroupCommitFull extends Error {
  constructor() {
    super("too many writes are waiting");
    this.name = "GroupCommitFull";
  }
}

type Waiting<I, O> = { item: I; resolve: (value: O) => void; reject: (error: unknown) => void };

export function createGroupCommit<I, O>(options: GroupCommitOptions<I, O>): (item: I) => Promise<O> {
  const waiting: Waiting<I, O>[] = [];
  let active = 0;

  async function commitGroup(group: Waiting<I, O>[]) {
    try {
      const answers = await options.commit(group.map((one) => one.item));
      group.forEach((one, index) => {
        one.resolve(answers[index] as O);
      });
    } catch (error) {
      for (const one of group) one.reject(error);
    }
  }

  function pump() {
    while (active < options.concurrency && waiting.length > 0) {
      const group = waiting.splice(0, options.maxGroup);
      active += 1;
      void commitGroup(group).finally(() => {
        active -= 1;
        pump();
      });
    }
  }

  return (item) => {
    if (waiting.length >= options.maxWaiting) return Promise.reject(new GroupCommitFull());
    return new Promise<O>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // One turn of the event loop lets everything that has already arrived join the group.
      if (waiting.length === 1) setImmediate(pump);
    });
  };
}
