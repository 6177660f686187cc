import { chacha20Block } from "./chacha20";
import { sha256Words } from "./sha256";

/** A source of numbers in [0, 1). Randomness is always an argument: the rulebook has none of its own. */
export type Random = () => number;

const NONCE = [0, 0, 0] as const;

/**
 * Deterministic generator: the ChaCha20 key stream (RFC 8439) under the key SHA-256(seed), 32 bits a number.
 *
 * A cryptographic generator on purpose: what a contestant sees (order of options, option ids) is generator output,
 * and from the state of a statistical generator such as sfc32 the order of the options in the bank could be worked
 * back. It is as secret as its seed: derive the seed of a paper from a server secret.
 */
export function seededRandom(seed: string): Random {
  const key = sha256Words(seed);
  const block = new Uint32Array(16);
  let counter = 0;
  let next = 16;
  return () => {
    if (next === 16) {
      chacha20Block(key, counter, NONCE, block);
      counter += 1;
      next = 0;
    }
    const word = block[next] as number;
    next += 1;
    return word / 2 ** 32;
  };
}

/** A whole number in [0, n). Its bias is at most n / 2³². Throws RangeError unless 1 ≤ n ≤ 2³². */
export function randomInt(random: Random, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`randomInt: bad bound ${n}`);
  return Math.floor(random() * n);
}

/**
 * `n` different items in random order, each subset and each order equally likely (Fisher–Yates, stopped early).
 * Throws RangeError when there are fewer than `n`.
 */
export function sample<T>(random: Random, items: readonly T[], n: number): T[] {
  if (!Number.isInteger(n) || n < 0 || n > items.length) {
    throw new RangeError(`sample: ${n} of ${items.length} items`);
  }
  const rest = [...items];
  for (let i = 0; i < n; i++) {
    const j = i + randomInt(random, rest.length - i);
    const picked = rest[j] as T;
    rest[j] = rest[i] as T;
    rest[i] = picked;
  }
  rest.length = n;
  return rest;
}

/** All items in random order; the input is left as it is. */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  return sample(random, items, items.length);
}
