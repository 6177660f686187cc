import { createCipheriv, createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chacha20Block } from "~/core/chacha20";
import { randomInt, sample, seededRandom, shuffle } from "~/core/random";
import { sha256Hex } from "~/core/sha256";

describe("sha256", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("FIPS 180 example %j", (text, digest) => expect(sha256Hex(text)).toBe(digest));

  it("agrees with OpenSSL at every length around the block size, and on any text", () => {
    const oracle = (text: string) => createHash("sha256").update(text).digest("hex");
    for (let n = 0; n < 200; n++) expect(sha256Hex("x".repeat(n))).toBe(oracle("x".repeat(n)));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (s) => sha256Hex(s) === oracle(s)),
    );
  });
});

describe("chacha20Block", () => {
  it("gives the block of RFC 8439 §2.3.2", () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => i);
    const view = new DataView(bytes.buffer);
    const key = Array.from({ length: 8 }, (_, i) => view.getUint32(i * 4, true));
    const out = new Uint32Array(16);
    chacha20Block(key, 1, [0x09000000, 0x4a000000, 0], out);
    expect(Array.from(out, (w) => w.toString(16).padStart(8, "0"))).toEqual([
      "e4e7f110",
      "15593bd1",
      "1fdd0f50",
      "c47120a3",
      "c7f4d1c7",
      "0368c033",
      "9aaa2204",
      "4e6cd4c3",
      "466482d2",
      "09aa9f07",
      "05d7c214",
      "a2028bd9",
      "d19c12b5",
      "b94e16de",
      "e883d0cb",
      "4e3c50a2",
    ]);
  });
});

describe("seededRandom", () => {
  it("never changes: papers drawn with a seed must be drawn again the same", () => {
    const random = seededRandom("Phú Thái");
    const first = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32));
    expect(first).toEqual([552535312, 511262758, 2172682369, 1691133088]);
    expect(shuffle(seededRandom("Phú Thái"), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([
      2, 3, 7, 6, 4, 1, 8, 10, 9, 5,
    ]);
  });

  it("is OpenSSL's ChaCha20 key stream under SHA-256 of the seed", () => {
    const seed = "hội thi 2026";
    const key = createHash("sha256").update(seed).digest();
    const keyWords = Buffer.from(key).swap32();
    const stream = createCipheriv("chacha20", keyWords, Buffer.alloc(16)).update(Buffer.alloc(4 * 200));
    const random = seededRandom(seed);
    for (let i = 0; i < 200; i++) expect(random() * 2 ** 32).toBe(stream.readUInt32LE(i * 4));
  });

  it("lies in [0, 1), differs by seed, and continues past its first block", () => {
    const a = seededRandom("a");
    const b = seededRandom("b");
    const x = Array.from({ length: 100 }, a);
    const y = Array.from({ length: 100 }, b);
    expect(x.every((n) => n >= 0 && n < 1)).toBe(true);
    expect(x.some((n, i) => n === y[i])).toBe(false);
    expect(new Set(x).size).toBe(100);
  });

  it("is uniform (χ² over 64 bins, 63 degrees of freedom, p > 0.001)", () => {
    const random = seededRandom("uniform");
    const counts = new Array<number>(64).fill(0);
    const n = 64_000;
    for (let i = 0; i < n; i++) {
      const bin = randomInt(random, 64);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const chi2 = counts.reduce((sum, c) => sum + (c - n / 64) ** 2 / (n / 64), 0);
    expect(chi2).toBeLessThan(103.4);
    expect(chi2).toBeGreaterThan(33);
  });
});

describe("randomInt", () => {
  it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN])("refuses the bound %d", (n) => {
    expect(() => randomInt(seededRandom("x"), n)).toThrow(RangeError);
  });

  it("stays in [0, n) at both ends of the generator", () => {
    expect(randomInt(() => 0, 7)).toBe(0);
    expect(randomInt(() => (2 ** 32 - 1) / 2 ** 32, 7)).toBe(6);
    expect(randomInt(() => (2 ** 32 - 1) / 2 ** 32, 2 ** 32)).toBe(2 ** 32 - 1);
  });
});

describe("shuffle and sample", () => {
  it("keep what they are given", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const copy = [...items];
        expect(shuffle(seededRandom(seed), items).toSorted()).toEqual(items.toSorted());
        expect(items).toEqual(copy);
      }),
    );
  });

  it("refuse to take more than there is", () => {
    expect(sample(seededRandom("x"), [1, 2], 2)).toHaveLength(2);
    expect(sample(seededRandom("x"), [1, 2], 0)).toEqual([]);
    expect(() => sample(seededRandom("x"), [1, 2], 3)).toThrow(RangeError);
    expect(() => sample(seededRandom("x"), [1, 2], -1)).toThrow(RangeError);
  });

  it("give each of the 24 orders of four things equally often (χ², 23 degrees of freedom, p > 0.001)", () => {
    const random = seededRandom("orders");
    const counts = new Map<string, number>();
    const n = 24_000;
    for (let i = 0; i < n; i++) {
      const order = shuffle(random, ["a", "b", "c", "d"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chi2 = [...counts.values()].reduce((sum, c) => sum + (c - n / 24) ** 2 / (n / 24), 0);
    expect(chi2).toBeLessThan(49.73);
  });
});
