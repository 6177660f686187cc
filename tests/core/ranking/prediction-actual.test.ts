import { describe, expect, it } from "vitest";
import { predictionActual } from "~/core/ranking/prediction-actual";

const counted = [
  { personId: "a", points: 100, maxPoints: 100 },
  { personId: "b", points: 90, maxPoints: 100 },
  { personId: "c", points: 100, maxPoints: 100 },
  { personId: "c", points: 100, maxPoints: 100 },
  { personId: "d", points: 0, maxPoints: 0 },
];

describe("predictionActual", () => {
  it("counts people, not attempts", () => {
    expect(predictionActual("participants", counted)).toBe(4);
    expect(predictionActual("perfect-scores", counted)).toBe(2);
  });
  it("is a known zero when nobody took part", () => {
    expect(predictionActual("participants", [])).toBe(0);
    expect(predictionActual("perfect-scores", [])).toBe(0);
  });
  it("refuses a metric it does not know", () => {
    expect(() => predictionActual("height" as never, counted)).toThrow();
  });
});
