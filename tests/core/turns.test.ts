import { describe, expect, it } from "vitest";
import { createTurns } from "~/platform/turns.server";

/** Work that ends when it is told to; `begun` counts what is under way or done. */
function pieces() {
  const ends: (() => void)[] = [];
  const work = (name: string) => () => new Promise<string>((resolve) => ends.push(() => resolve(name)));
  return { work, ends };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("turns", () => {
  it("let so many work at once and so many wait, in order, and refuse the rest without beginning", async () => {
    const { work, ends } = pieces();
    const inTurn = createTurns({ running: 2, waiting: 1 });
    const all = ["a", "b", "c", "d"].map((name) => inTurn(work(name)));
    await settled();
    expect(ends).toHaveLength(2);
    expect(await all[3]).toBeNull();
    ends[0]?.();
    expect(await all[0]).toBe("a");
    await settled();
    expect(ends).toHaveLength(3);
    ends[1]?.();
    ends[2]?.();
    expect(await Promise.all([all[1], all[2]])).toEqual(["b", "c"]);
  });

  it("never let one in beside who was waiting when a place comes free", async () => {
    const { work, ends } = pieces();
    const inTurn = createTurns({ running: 1, waiting: 5 });
    const first = inTurn(work("a"));
    const second = inTurn(work("b"));
    await settled();
    ends[0]?.();
    await first;
    const third = inTurn(work("c"));
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await second;
    await settled();
    ends[2]?.();
    expect(await third).toBe("c");
  });

  it("let nobody who has gone hold a place in the queue", async () => {
    const { work, ends } = pieces();
    const inTurn = createTurns({ running: 1, waiting: 2 });
    const gone = new AbortController();
    const first = inTurn(work("a"));
    const left = inTurn(work("đã đi"), gone.signal);
    const kept = inTurn(work("b"), new AbortController().signal);
    expect(await inTurn(work("không còn chỗ"))).toBeNull();
    gone.abort();
    expect(await left).toBeNull();
    const last = inTurn(work("c"));
    expect(await inTurn(work("đã đi"), gone.signal)).toBeNull();
    for (const [at, [turn, name]] of [
      [first, "a"] as const,
      [kept, "b"] as const,
      [last, "c"] as const,
    ].entries()) {
      await settled();
      expect(ends).toHaveLength(at + 1);
      ends[at]?.();
      expect(await turn).toBe(name);
    }
  });

  it("pass on the place of who goes in the moment that it comes", async () => {
    const { work, ends } = pieces();
    const inTurn = createTurns({ running: 1, waiting: 2 });
    const gone = new AbortController();
    let end = () => {};
    const piece = new Promise<void>((resolve) => {
      end = resolve;
    });
    const first = inTurn(() => piece);
    // Behind the end that hands the turn on, before the second takes it up.
    const going = piece.then(() => gone.abort());
    const left = inTurn(work("đã đi"), gone.signal);
    const next = inTurn(async () => "tiếp");
    end();
    await Promise.all([first, going]);
    expect(await left).toBeNull();
    expect(await next).toBe("tiếp");
    expect(ends).toEqual([]);
  });

  it("pass on the place of work that fails", async () => {
    const inTurn = createTurns({ running: 1, waiting: 1 });
    const failing = inTurn(() => Promise.reject(new Error("hỏng")));
    const next = inTurn(() => Promise.resolve("tiếp"));
    await expect(failing).rejects.toThrow("hỏng");
    expect(await next).toBe("tiếp");
  });
});
