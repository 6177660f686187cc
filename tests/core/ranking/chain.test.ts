import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_RANKING_CHAIN, lotNumber, parseRankingChain } from "~/core/ranking/chain";

describe("parseRankingChain", () => {
  it("reads a chain in its order", () => {
    expect(parseRankingChain(["points", "submitted-at"])).toEqual({
      ok: true,
      chain: ["points", "submitted-at"],
    });
    expect(parseRankingChain(DEFAULT_RANKING_CHAIN).ok).toBe(true);
  });
  it.each([
    [[], "chain-empty"],
    [["points", "height"], "criterion-unknown"],
    [["points", "duration", "points"], "criterion-repeated"],
  ])("refuses %j: %s", (criteria, reason) =>
    expect(parseRankingChain(criteria)).toMatchObject({ ok: false, reason }),
  );
});

describe("lotNumber", () => {
  it("can be checked by anybody with sha256sum", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.uuid(), (seed, id) => {
        const digest = createHash("sha256").update(`${seed}:${id}`).digest("hex");
        expect(lotNumber(seed, id)).toBe(Number.parseInt(digest.slice(0, 13), 16));
        expect(Number.isSafeInteger(lotNumber(seed, id))).toBe(true);
      }),
    );
  });

  it("never changes", () => expect(lotNumber("2026-11-21", "m1")).toMatchInlineSnapshot(`3184509209135003`));

  it("favours nobody: each of six people wins equally often (χ², 5 degrees of freedom, p > 0.001)", () => {
    const wins = [0, 0, 0, 0, 0, 0];
    const n = 6_000;
    for (let i = 0; i < n; i++) {
      const lots = wins.map((_, person) => lotNumber(`seed ${i}`, `person ${person}`));
      const winner = lots.indexOf(Math.min(...lots));
      wins[winner] = (wins[winner] ?? 0) + 1;
    }
    expect(wins.reduce((sum, w) => sum + (w - n / 6) ** 2 / (n / 6), 0)).toBeLessThan(20.52);
  });
});
