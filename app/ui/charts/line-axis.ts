/** Heights in pixels. */
export const chartHeight = 240;
export const plotBottom = chartHeight - 32;
const plotTop = 24;
const lineOfText = 18;

interface Points {
  key: string;
  label: string;
  points: { x: number; y: number }[];
}

export interface Axis {
  /** Every x that any line has a point at, in order. */
  xs: number[];
  domain: [number, number];
  /** Value of the upper edge. */
  most: number;
  /** Share of the width. */
  x: (x: number) => number;
  /** Pixels from the top. */
  y: (y: number) => number;
}

/** Where values stand in the picture. */
export function lineAxis(
  series: Points[],
  given: { target?: number; maxY?: number; domainX?: [number, number] },
): Axis {
  const points = series.flatMap((line) => line.points);
  const xs = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const [from, to] = given.domainX ?? [xs[0] ?? 0, xs.at(-1) ?? 1];
  const most = given.maxY ?? roundUp(Math.max(given.target ?? 0, ...points.map((point) => point.y)));
  return {
    xs,
    domain: [from, to],
    most,
    x: (x) => (to > from ? Math.min(Math.max((x - from) / (to - from), 0), 1) : 0),
    y: (y) => plotBottom - (Math.min(y, most) / most) * (plotBottom - plotTop),
  };
}

/** The next round number at or above the value: 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5].find((each) => each * power >= value * 0.999999) ?? 10;
  return step * power;
}

/**
 * The end of each line and the height of its name: above the end, names a line of text apart. Where the lowest name would lie on
 * the line above its own, it stands below the end. No name reaches down into the labels of the axis.
 */
export function placeEnds(series: Points[], axis: Axis) {
  const ends = series.flatMap(({ key, label, points }) => {
    const last = points.at(-1);
    return last ? [{ key, label, x: axis.x(last.x), y: axis.y(last.y), textY: axis.y(last.y) - 12 }] : [];
  });
  const downwards = [...ends].sort((a, b) => a.textY - b.textY);
  downwards.forEach((end, index) => {
    const above = downwards[index - 1];
    if (!above) return;
    const isLowest = index === downwards.length - 1;
    const isOnLineAbove = end.textY - lineOfText < above.y;
    const below = end.y + lineOfText + 8;
    if (isLowest && isOnLineAbove && below < plotBottom) end.textY = below;
    end.textY = Math.max(end.textY, above.textY + lineOfText);
  });
  let floor = plotBottom - 8;
  for (const end of downwards.reverse()) {
    end.textY = Math.min(end.textY, floor);
    floor = end.textY - lineOfText;
  }
  return ends;
}
