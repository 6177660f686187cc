/**
 * SHA-256 (FIPS 180-4) without a platform: the rulebook derives paper seeds and lots from it, and anybody can
 * recompute a published lot with `sha256sum`. Not for passwords and not for secrets that need constant time.
 */
function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes;
}

/** The first 32 bits of the fractional part, the way FIPS 180-4 §4.2.2 and §5.3.3 define the constants. */
function fraction32(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32);
}

const PRIMES = firstPrimes(64);
const ROUND_CONSTANTS = Int32Array.from(PRIMES, (p) => fraction32(Math.cbrt(p)));
const INITIAL_STATE = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction32(Math.sqrt(p)));

function rotr(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}

function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return view;
}

function expandBlock(view: DataView, offset: number, w: Int32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
  for (let i = 16; i < 64; i++) {
    const w15 = w[i - 15] as number;
    const w2 = w[i - 2] as number;
    const s0 = rotr(w15, 7) ^ rotr(w15, 18) ^ (w15 >>> 3);
    const s1 = rotr(w2, 17) ^ rotr(w2, 19) ^ (w2 >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
}

function compress(state: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[i] as number) + (w[i] as number)) | 0;
    const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const out = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = ((state[i] as number) + (out[i] as number)) | 0;
}

/** The digest of the UTF-8 bytes of `text` as eight unsigned 32-bit words, most significant first. */
export function sha256Words(text: string): number[] {
  const view = pad(new TextEncoder().encode(text));
  const state = Int32Array.from(INITIAL_STATE);
  const w = new Int32Array(64);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    expandBlock(view, offset, w);
    compress(state, w);
  }
  return Array.from(state, (word) => word >>> 0);
}

/** The digest of the UTF-8 bytes of `text` as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return sha256Words(text)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");
}
