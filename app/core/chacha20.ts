/** The ChaCha20 block function of RFC 8439 §2.3, on 32-bit words. */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];

function rotl(x: number, n: number): number {
  return (x << n) | (x >>> (32 - n));
}

function quarterRound(x: Int32Array, a: number, b: number, c: number, d: number): void {
  let xa = x[a] as number;
  let xb = x[b] as number;
  let xc = x[c] as number;
  let xd = x[d] as number;
  xa = (xa + xb) | 0;
  xd = rotl(xd ^ xa, 16);
  xc = (xc + xd) | 0;
  xb = rotl(xb ^ xc, 12);
  xa = (xa + xb) | 0;
  xd = rotl(xd ^ xa, 8);
  xc = (xc + xd) | 0;
  xb = rotl(xb ^ xc, 7);
  x[a] = xa;
  x[b] = xb;
  x[c] = xc;
  x[d] = xd;
}

/**
 * Writes the sixteen words of one key-stream block into `out`.
 * @param key eight words; @param counter 32-bit block number; @param nonce three words.
 */
export function chacha20Block(
  key: readonly number[],
  counter: number,
  nonce: readonly [number, number, number],
  out: Uint32Array,
): void {
  const start = Int32Array.of(...CONSTANTS, ...key, counter, ...nonce);
  const x = Int32Array.from(start);
  for (let i = 0; i < 10; i++) {
    quarterRound(x, 0, 4, 8, 12);
    quarterRound(x, 1, 5, 9, 13);
    quarterRound(x, 2, 6, 10, 14);
    quarterRound(x, 3, 7, 11, 15);
    quarterRound(x, 0, 5, 10, 15);
    quarterRound(x, 1, 6, 11, 12);
    quarterRound(x, 2, 7, 8, 13);
    quarterRound(x, 3, 4, 9, 14);
  }
  for (let i = 0; i < 16; i++) out[i] = (x[i] as number) + (start[i] as number);
}
