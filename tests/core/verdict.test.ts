import { describe, expect, it } from "vitest";
import { accept, assertNever, refuse, type Verdict } from "~/core/verdict";

function half(n: number): Verdict<{ half: number }, "odd" | "negative", { n?: number }> {
  if (n < 0) return refuse("negative");
  return n % 2 === 0 ? accept({ half: n / 2 }) : refuse("odd", { n });
}

describe("verdict", () => {
  it("carries the value of an acceptance", () => {
    expect(half(8)).toEqual({ ok: true, half: 4 });
    expect(accept()).toEqual({ ok: true });
  });

  it("carries the reason and the detail of a refusal", () => {
    expect(half(-2)).toEqual({ ok: false, reason: "negative" });
    expect(half(3)).toEqual({ ok: false, reason: "odd", n: 3 });
  });

  it("does not let a detail overwrite the verdict", () => {
    expect(refuse("odd", { ok: true, reason: "x" } as object)).toEqual({ ok: false, reason: "odd" });
    expect(accept({ ok: false } as object)).toEqual({ ok: true });
  });

  it("throws on a case that should not exist", () => {
    expect(() => assertNever("surprise" as never)).toThrow(/surprise/);
  });
});
