import { describe, expect, it } from "vitest";
import { findTwinsInThread, readInThread } from "~/exchange/exchange-thread.server";
import { giftQuestions } from "../support/import-builders";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, limits = {}) =>
  readInThread({ format: "gift", bytes: bytes(text), mapping: null }, limits);

/** What is done first: the reading, or something small that was asked for while it went on. */
async function firstDone(reading: () => Promise<unknown>): Promise<"reading" | "answer"> {
  const answer = new Promise<"answer">((resolve) => setTimeout(() => resolve("answer"), 1));
  return Promise.race([reading().then(() => "reading" as const), answer]);
}

describe("the reading thread", () => {
  it("reads while the server goes on answering", async () => {
    const big = giftQuestions(5_000);
    const { readGift } = await import("~/format/read-gift");
    expect(await firstDone(() => read(big))).toBe("answer");
    // The same reader on the main thread lets nothing else happen before it is done.
    expect(await firstDone(async () => readGift(big))).toBe("reading");
  });

  it("is cut off when it takes too long, and takes the next file", async () => {
    expect(await read(giftQuestions(20_000), { timeoutMs: 50 })).toMatchObject({
      ok: false,
      reason: "took-too-long",
    });
    expect(await read(giftQuestions(1))).toMatchObject({ ok: true });
  });

  it("says when comparing takes too long, and compares the next ones", async () => {
    const known = Array.from({ length: 5_000 }, (_, at) => ({
      stem: `Thủ tục số ${at} nộp ở đâu?`,
      right: [],
    }));
    const asked = [{ stem: "Thủ tục số 7 nộp ở đâu?", right: [] }];
    expect(await findTwinsInThread(known, asked, { timeoutMs: 1 })).toMatchObject({
      ok: false,
      reason: "took-too-long",
    });
    expect(await findTwinsInThread(known.slice(0, 10), asked)).toMatchObject({
      ok: true,
      twins: [expect.arrayContaining([{ other: 7, similarity: 1 }])],
    });
  });

  it("dies of too much memory alone, and the file is refused", async () => {
    expect(await read(giftQuestions(15_000), { maxHeapMb: 24 })).toMatchObject({
      ok: false,
      reason: "too-complex",
    });
    expect(await read(giftQuestions(1))).toMatchObject({ ok: true });
  });

  it("refuses rather than queues without end", async () => {
    const all = await Promise.all(
      Array.from({ length: 26 }, () => read(giftQuestions(1), { timeoutMs: 30_000 })),
    );
    const reasons = all.map((one) => (one.ok ? "read" : one.reason));
    expect(reasons.filter((one) => one === "busy")).toHaveLength(4);
    expect(reasons.filter((one) => one === "read")).toHaveLength(22);
  }, 120_000);
});
