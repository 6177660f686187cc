import fc from "fast-check";
import { expect, it } from "vitest";
import { shownLabels } from "~/ui/charts/bin-labels";

const PHONE = 290;
const LETTER = 8;

it("shows every label where there is room", () => {
  expect(shownLabels(5, 3, PHONE)).toEqual([true, true, true, true, true]);
  expect(shownLabels(0, 3, PHONE)).toEqual([]);
});

it("shows every third of ten long ones on a phone, none at the edge", () => {
  const shown = shownLabels(10, "13,9–14,1".length, PHONE).flatMap((one, index) => (one ? [index] : []));
  expect(shown).toEqual([1, 4, 7]);
});

it("lets no two labels touch and none leave the picture, whatever their number and length", () => {
  const cases = fc.record({
    bins: fc.integer({ min: 1, max: 60 }),
    letters: fc.integer({ min: 1, max: 16 }),
    room: fc.integer({ min: 2 * 17 * LETTER, max: 1200 }),
  });
  void fc.assert(
    fc.property(cases, ({ bins, letters, room }) => {
      const middles = shownLabels(bins, letters, room).flatMap((one, index) =>
        one ? [((index + 0.5) * room) / bins] : [],
      );
      expect(middles.length).toBeGreaterThan(0);
      const half = (letters * LETTER) / 2;
      for (const [at, middle] of middles.entries()) {
        expect(middle - half).toBeGreaterThanOrEqual(0);
        expect(middle + half).toBeLessThanOrEqual(room);
        const next = middles[at + 1];
        if (next !== undefined) expect(next - middle).toBeGreaterThan(2 * half);
      }
    }),
  );
});
