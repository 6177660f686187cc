import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPageStore } from "~/attempt/outbox-store";
import { createSittingSession } from "~/attempt/sitting-session";
import { ATTEMPT_ID, choose, makeServer } from "../support/sitting-view";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** An open sitting in which a field at place 3 has taken `typed` in and has not answered with it yet. */
async function typing(typed: string) {
  const { server, line, view } = makeServer();
  const store = createPageStore();
  const session = createSittingSession(view(), { store, line, random: () => 0.5 });
  await session.open(true);
  let collected = 0;
  const leave = session.typing(() => {
    collected += 1;
    session.answer(3, choose(typed));
  });
  return { server, store, session, leave, collected: () => collected };
}

describe("a text that is typed and not answered yet", () => {
  it("is collected before the submission, and scored", async () => {
    const { server, session } = await typing("một cửa");
    await session.close("submitted");
    expect(server.journal.get(1)).toMatchObject({ position: 3, choice: ["một cửa"] });
    expect(server.submittedAt).not.toBeNull();
    expect(session.state().phase).toBe("closed");
  });

  it("is collected at the end of the time, while answers are still taken", async () => {
    const { server, session } = await typing("một cửa");
    await session.close("time-over");
    expect([...server.journal.values()]).toMatchObject([{ position: 3, choice: ["một cửa"] }]);
  });

  it("waits on the device when another one takes the attempt over, by whatever way that is learnt", async () => {
    const ways = [
      (session: Awaited<ReturnType<typeof typing>>["session"]) => session.tell({ kind: "lease-lost" }),
      (session: Awaited<ReturnType<typeof typing>>["session"]) => session.answer(1, choose("a1")),
      (session: Awaited<ReturnType<typeof typing>>["session"]) => void session.refresh(),
    ];
    for (const learn of ways) {
      const { server, session, store } = await typing("một cửa");
      server.epoch = 2;
      server.isHeld = false;
      learn(session);
      await later(30_000);
      expect(session.state().phase).toBe("other-device");
      expect(session.state().stranded.find(({ position }) => position === 3)?.choice).toEqual(["một cửa"]);
      expect((await store.list(ATTEMPT_ID)).some(({ choice }) => choice[0] === "một cửa")).toBe(true);
      expect([...server.journal.values()]).toEqual([]);
    }
  });

  it("waits on the device when the attempt was closed elsewhere, so that the result can tell", async () => {
    const { session, store } = await typing("một cửa");
    session.tell({ kind: "closed" });
    await later(0);
    expect((await store.list(ATTEMPT_ID)).map(({ choice }) => choice)).toEqual([["một cửa"]]);
  });

  it("goes out after the outage it was submitted in", async () => {
    const { server, session } = await typing("một cửa");
    server.isOnline = false;
    void session.close("submitted");
    await later(5_000);
    expect(session.state()).toMatchObject({ phase: "closing", isWaiting: true });
    server.isOnline = true;
    await later(60_000);
    expect([...server.journal.values()]).toMatchObject([{ choice: ["một cửa"] }]);
    expect(session.state().phase).toBe("closed");
  });

  it("is not asked for by what leaves the sitting open, nor once its field is gone", async () => {
    const { server, session, leave, collected } = await typing("một cửa");
    session.answer(1, choose("a1"));
    session.tell({ kind: "deadline-moved", deadlineAt: 9_000_000 });
    await later(1_000);
    expect(collected()).toBe(0);
    leave();
    await session.close("submitted");
    expect(collected()).toBe(0);
    expect([...server.journal.values()]).toHaveLength(1);
  });
});

describe("what is kept", () => {
  it("is on the device when the session says so", async () => {
    const { server, session, store } = await typing("một cửa");
    server.isOnline = false;
    session.answer(3, choose("chữ đầu"));
    session.answer(3, choose("chữ đầu, chữ sau"));
    await session.kept();
    expect((await store.list(ATTEMPT_ID)).map(({ choice }) => choice[0])).toEqual([
      "chữ đầu",
      "chữ đầu, chữ sau",
    ]);
  });
});
