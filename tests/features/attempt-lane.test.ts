import { describe, expect, it } from "vitest";
import { createCommitLane } from "~/platform/commit-lane.server";
import { GroupCommitFull } from "~/platform/group-commit.server";
import { createRateCeiling } from "~/platform/rate-ceiling.server";
import { createRecentMap } from "~/platform/recent-map.server";

/** A lane whose commits end when the test says so. */
function openLane(maxGroup = 2, maxWaiting = 4) {
  const groups: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const lane = createCommitLane<number, number>({
    maxGroup,
    maxWaiting,
    stampOf: (item) => item,
    commit: (items) =>
      new Promise((resolve, reject) => {
        groups.push({
          items,
          end: (error) => (error ? reject(error) : resolve(items.map((item) => item * 10))),
        });
      }),
  });
  return { lane, groups };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a lane of grouped commits", () => {
  it("answers after the commit, group after group, in the order in which items came", async () => {
    const { lane, groups } = openLane();
    const answers: number[] = [];
    for (const item of [1, 2, 3]) void lane.write(item).then((answer) => answers.push(answer));
    await turn();
    expect(groups.map(({ items }) => items)).toEqual([[1, 2]]);
    expect(answers).toEqual([]);
    groups[0]?.end();
    await turn();
    expect(answers).toEqual([10, 20]);
    expect(groups.map(({ items }) => items)).toEqual([[1, 2], [3]]);
    groups[1]?.end();
    await turn();
    expect(answers).toEqual([10, 20, 30]);
  });

  it("knows how old the oldest waiting item can be, and when all before has been answered", async () => {
    const { lane, groups } = openLane();
    expect(lane.oldestWaiting()).toBeNull();
    const writes = [5, 6, 7].map((item) => lane.write(item));
    expect(lane.oldestWaiting()).toBe(5);
    let isSettled = false;
    const settled = lane.settled().then(() => {
      isSettled = true;
    });
    await turn();
    groups[0]?.end();
    await turn();
    expect(lane.oldestWaiting()).toBe(7);
    expect(isSettled).toBe(false);
    groups[1]?.end();
    await Promise.all([settled, ...writes]);
    expect(lane.oldestWaiting()).toBeNull();
  });

  it("refuses what is too much at once, and goes on after a failure", async () => {
    const { lane, groups } = openLane();
    const writes = [1, 2, 3, 4].map((item) => lane.write(item).catch((error: Error) => error.message));
    await expect(lane.write(5)).rejects.toBeInstanceOf(GroupCommitFull);
    await turn();
    groups[0]?.end(new Error("away"));
    await turn();
    groups[1]?.end();
    expect(await Promise.all(writes)).toEqual(["away", "away", 30, 40]);
    await lane.settled();
    const after = lane.write(6);
    await turn();
    groups[2]?.end();
    expect(await after).toBe(60);
  });
});

describe("a rate ceiling", () => {
  it("lets a burst through and then so many a second", () => {
    const ceiling = createRateCeiling({ perSecond: 10, burst: 5 });
    const passed = (at: number, tries: number) =>
      Array.from({ length: tries }, () => ceiling.take(at)).filter(Boolean).length;
    expect(passed(1_000_000, 20)).toBe(5);
    expect(passed(1_000_100, 20)).toBe(1);
    expect(passed(1_001_000, 20)).toBe(5);
    // A clock that goes back gives nothing.
    expect(passed(0, 20)).toBe(0);
  });
});

describe("a map of recent entries", () => {
  it("forgets the one that was not used for longest", () => {
    const map = createRecentMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    expect(map.get("a")).toBe(1);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
  });
});
