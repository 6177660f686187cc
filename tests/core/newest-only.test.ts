import { describe, expect, it } from "vitest";
import { createNewestOnly } from "~/platform/newest-only.server";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
/** Work that goes on until it is told to end or was replaced. */
function pieces() {
  const ends: Record<string, () => void> = {};
  const work = (name: string) => (replaced: AbortSignal) =>
    new Promise<string>((resolve) => {
      ends[name] = () => resolve(name);
      replaced.addEventListener("abort", () => resolve(`${name} bị thay`));
    });
  return { work, ends };
}

describe("the newest piece of work only", () => {
  it("goes on: the older one is told, and one that was replaced before it began never begins", async () => {
    const { work, ends } = pieces();
    const newestOnly = createNewestOnly();
    const [a, b, c] = ["a", "b", "c"].map((name) => newestOnly("Hà", work(name)));
    expect(await a).toBe("a bị thay");
    expect(await b).toBeNull();
    await settled();
    expect(Object.keys(ends)).toEqual(["a", "c"]);
    ends.c?.();
    expect(await c).toBe("c");
    // Nothing is replaced when the one before is done.
    const d = newestOnly("Hà", work("d"));
    ends.d?.();
    expect(await d).toBe("d");
  });

  it("begins when the older has ended, whatever became of it", async () => {
    const newestOnly = createNewestOnly();
    const order: string[] = [];
    const older = newestOnly("Hà", async (replaced) => {
      await new Promise((resolve) => replaced.addEventListener("abort", resolve));
      await settled();
      order.push("cũ");
      throw new Error("hỏng");
    });
    const newer = newestOnly("Hà", async () => order.push("mới"));
    await expect(older).rejects.toThrow("hỏng");
    await newer;
    expect(order).toEqual(["cũ", "mới"]);
  });

  it("leaves the work of another key alone", async () => {
    const { work, ends } = pieces();
    const newestOnly = createNewestOnly();
    const [ha, minh] = ["Hà", "Minh"].map((name) => newestOnly(name, work(name)));
    ends.Hà?.();
    ends.Minh?.();
    expect(await Promise.all([ha, minh])).toEqual(["Hà", "Minh"]);
  });
});
