/**
 * SQLSTATE classes that say nothing against the statement: connection (08), resources (53), shutdown and cancel (57),
 * read-only server (25006), lock timeout (55P03), deadlock and serialisation (40).
 */
const PASSING_STATES = /^(?:08|53|57|40|25006|55P03)/;
const RETRY_STATES = /^(?:40001|40P01)$/;
const SYSTEM_CODES = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOENT|EAI_)/;
/** Prisma: unreachable, timed out, closed, pool exhausted, transaction lost. */
const PRISMA_CODES = /^(?:P1001|P1002|P1008|P1017|P2024|P2028)$/;
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|pool after calling end|DatabaseNotReachable|ConnectionClosed|SocketTimeout|Query read timeout/;

type Fault = { code?: unknown; message?: unknown; cause?: unknown };

function faultsOf(error: unknown): Fault[] {
  const faults: Fault[] = [];
  for (let at = error as Fault | undefined; at && typeof at === "object" && faults.length < 4; ) {
    faults.push(at);
    if (at instanceof AggregateError) faults.push(...(at.errors as Fault[]));
    at = at.cause as Fault | undefined;
  }
  return faults;
}

/** Whether the database was away, busy or shutting down, so that the same work may succeed later. Else it is a bug. */
export function isDatabaseAway(error: unknown): boolean {
  return faultsOf(error).some(({ code, message }) => {
    const name = typeof code === "string" ? code : "";
    const text = typeof message === "string" ? message : "";
    return (
      PASSING_STATES.test(name) || SYSTEM_CODES.test(name) || PRISMA_CODES.test(name) || MESSAGES.test(text)
    );
  });
}

/** Whether PostgreSQL gave up one of two transactions in each other's way: the same work may be done again at once. */
export function isWorthRetrying(error: unknown): boolean {
  return RETRY_STATES.test(String((error as Fault | null)?.code ?? ""));
}
