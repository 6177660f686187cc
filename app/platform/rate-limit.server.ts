import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db.server";
import { keyedHash } from "./tokens.server";

/** What one use of a limited thing did to its counter. */
export type Consumed = { allowed: boolean; used: number; retryAfterMs: number };

export type Limiter = {
  /** Counts one use. Throws only when the database is away. */
  consume(key: string): Promise<Consumed>;
  /** What the counter says, without counting. */
  peek(key: string): Promise<Consumed>;
  /** Gives one use back. */
  giveBack(key: string): Promise<void>;
  reset(key: string): Promise<void>;
};

/**
 * A counter per key in PostgreSQL, shared by all processes: at most `points` uses in `perS` seconds from the first.
 * Keys are stored as keyed hashes, so that the table names nobody.
 */
export function createLimiter(options: { name: string; points: number; perS: number }): Limiter {
  const built = new WeakMap<Pool, RateLimiterPostgres>();

  function limiter(): RateLimiterPostgres {
    const store = pool();
    const known = built.get(store);
    if (known) return known;
    const { points, perS: duration, name: keyPrefix } = options;
    const made = new RateLimiterPostgres({
      storeClient: store,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
    built.set(store, made);
    return made;
  }

  const hidden = (key: string) => keyedHash(`limit ${options.name}`, key).slice(0, 40);
  return {
    consume: (key) => limiter().consume(hidden(key)).then(allowed, refused),
    peek: async (key) => {
      const state = await limiter().get(hidden(key));
      if (!state) return { allowed: true, used: 0, retryAfterMs: 0 };
      return state.consumedPoints >= options.points ? refused(state) : allowed(state);
    },
    giveBack: async (key) => {
      await limiter().reward(hidden(key), 1);
    },
    reset: async (key) => {
      await limiter().delete(hidden(key));
    },
  };
}

function allowed(state: RateLimiterRes): Consumed {
  return { allowed: true, used: state.consumedPoints, retryAfterMs: 0 };
}

function refused(state: unknown): Consumed {
  if (!(state instanceof RateLimiterRes)) throw state;
  return { allowed: false, used: state.consumedPoints, retryAfterMs: state.msBeforeNext };
}
