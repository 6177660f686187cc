import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineAxis, placeEnds, plotBottom } from "~/ui/charts/line-axis";

const LINE_OF_TEXT = 18;

function ends(values: number[]) {
  const series = values.map((y, index) => ({
    key: String(index),
    label: `line ${index}`,
    points: [
      { x: 0, y: 0 },
      { x: 1, y },
    ],
  }));
  return placeEnds(series, lineAxis(series, { maxY: 100 }));
}

describe("names at the ends of lines", () => {
  it("stand above lines that end far apart", () => {
    for (const { y, textY } of ends([90, 20])) expect(textY).toBeLessThan(y);
  });

  it("leave the lines free that end close together: one above, one below", () => {
    const [upper, lower] = ends([90, 80]);
    expect(upper?.textY).toBeLessThan(upper?.y ?? 0);
    expect(lower?.textY).toBeGreaterThan((lower?.y ?? 0) + LINE_OF_TEXT / 2);
  });

  it("stay above the labels of the axis where several lines end at nothing", () => {
    for (const { textY } of ends([100, 0, 0, 0])) expect(textY).toBeLessThan(plotBottom);
  });

  it("never cover each other, and are given in the order of the lines", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, (given) => {
        const placed = ends(given);
        expect(placed.map(({ key }) => key)).toEqual(given.map((_, index) => String(index)));
        const heights = placed.map(({ textY }) => textY).sort((a, b) => a - b);
        heights.forEach((height, index) => {
          if (index > 0)
            expect(height - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(LINE_OF_TEXT - 1e-6);
        });
      }),
    );
  });
});
