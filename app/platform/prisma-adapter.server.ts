import { PrismaPg } from "@prisma/adapter-pg";
import type { IsolationLevel, Transaction } from "@prisma/driver-adapter-utils";

type Connected = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Runs what it is given one after another, in the order in which it was given; a failure does not stop the next. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

function inTurn(transaction: Transaction): Transaction {
  const turn = oneAtATime();
  const { queryRaw, executeRaw } = transaction;
  transaction.queryRaw = (query) => turn(() => queryRaw.call(transaction, query));
  transaction.executeRaw = (query) => turn(() => executeRaw.call(transaction, query));
  return transaction;
}

/**
 * Prisma's adapter for PostgreSQL, with the statements of a transaction in turn: Prisma loads the relations of an `include` all
 * at once, and pg wants a connection to be asked one thing at a time.
 */
export class TurnTakingAdapter extends PrismaPg {
  override async connect(): Promise<Connected> {
    const adapter = await super.connect();
    const { startTransaction } = adapter;
    adapter.startTransaction = async (isolation?: IsolationLevel) =>
      inTurn(await startTransaction.call(adapter, isolation));
    return adapter;
  }
}
