import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttemptSpan,
  type PersonFacts,
  type PersonPhase,
  personPhase,
  type RoundFacts,
  type RoundPhase,
  roundPhase,
} from "~/core/time/phase";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);

const round: RoundFacts = {
  opensAt: at(1_000),
  closesAt: at(2_000),
  openedAt: at(500),
  lockedAt: at(3_000),
  provisionalAt: at(4_000),
  officialAt: at(5_000),
};

describe("roundPhase", () => {
  it.each<[number, RoundPhase]>([
    [499, "draft"],
    [500, "scheduled"],
    [999, "scheduled"],
    [1_000, "running"],
    [1_999, "running"],
    [2_000, "closed"],
    [2_999, "closed"],
    [3_000, "locked"],
    [3_999, "locked"],
    [4_000, "provisional"],
    [4_999, "provisional"],
    [5_000, "official"],
    [1e12, "official"],
  ])("at %d ms: %s", (ms, phase) => expect(roundPhase(round, at(ms))).toBe(phase));

  it("stays a draft until the organiser opens it, whatever its window", () => {
    const never = { ...round, openedAt: null, lockedAt: null, provisionalAt: null, officialAt: null };
    for (const ms of [0, 1_500, 9_999]) expect(roundPhase(never, at(ms))).toBe("draft");
  });

  it("runs at once when opened within the window", () => {
    expect(roundPhase({ ...round, openedAt: at(1_500) }, at(1_499))).toBe("draft");
    expect(roundPhase({ ...round, openedAt: at(1_500) }, at(1_500))).toBe("running");
  });

  it("only moves forward as time passes", () => {
    const order: RoundPhase[] = [
      "draft",
      "scheduled",
      "running",
      "closed",
      "locked",
      "provisional",
      "official",
    ];
    const instant = fc.option(fc.nat(100).map(at));
    const facts = fc.record({
      opensAt: fc.nat(100).map(at),
      closesAt: fc.nat(100).map(at),
      openedAt: instant,
      lockedAt: instant,
      provisionalAt: instant,
      officialAt: instant,
    });
    fc.assert(
      fc.property(facts, fc.nat(100), fc.nat(100), (r, x, y) => {
        const [early, late] = [Math.min(x, y), Math.max(x, y)].map((ms) =>
          order.indexOf(roundPhase(r, at(ms))),
        );
        expect(early).toBeLessThanOrEqual(late as number);
      }),
    );
  });
});

const open: AttemptSpan = { startedAt: at(0), deadlineAt: at(1_000), submittedAt: null };
const submitted: AttemptSpan = { ...open, submittedAt: at(700) };
const person: PersonFacts = {
  roundPhase: "running",
  attempts: [],
  attemptsAllowed: 1,
  barred: false,
  entered: true,
};

describe("personPhase", () => {
  it.each<[string, Partial<PersonFacts>, number, PersonPhase]>([
    ["draft", { roundPhase: "draft" }, 0, "waiting"],
    ["scheduled", { roundPhase: "scheduled" }, 0, "waiting"],
    ["scheduled, not entered", { roundPhase: "scheduled", entered: false }, 0, "not-entered"],
    ["running", {}, 0, "may-start"],
    ["running, not entered", { entered: false }, 0, "not-entered"],
    ["barred", { barred: true }, 0, "barred"],
    ["barred in mid-attempt", { barred: true, attempts: [open] }, 0, "barred"],
    ["a millisecond before the deadline", { attempts: [open] }, 999, "in-attempt"],
    ["at the deadline", { attempts: [open] }, 1_000, "in-attempt"],
    ["past the deadline, not yet swept", { attempts: [open] }, 1_001, "attempts-used"],
    ["past the deadline, one more allowed", { attempts: [open], attemptsAllowed: 2 }, 1_001, "may-start"],
    ["submitted, none left", { attempts: [submitted] }, 800, "attempts-used"],
    ["submitted, one left", { attempts: [submitted], attemptsAllowed: 2 }, 800, "may-start"],
    ["submitted, any number", { attempts: [submitted, submitted], attemptsAllowed: null }, 800, "may-start"],
    ["second attempt under way", { attempts: [submitted, open], attemptsAllowed: 2 }, 800, "in-attempt"],
    ["no attempt allowed", { attemptsAllowed: 0 }, 0, "attempts-used"],
    ["extra time past the end of the round", { roundPhase: "closed", attempts: [open] }, 800, "in-attempt"],
    ["closed", { roundPhase: "closed" }, 0, "closed"],
    ["closed, not entered", { roundPhase: "closed", entered: false }, 0, "closed"],
    ["locked ends everything", { roundPhase: "locked", attempts: [open] }, 800, "closed"],
    ["provisional", { roundPhase: "provisional", attempts: [submitted] }, 5_000, "result"],
    ["official", { roundPhase: "official" }, 5_000, "result"],
  ])("%s", (_, facts, ms, phase) => expect(personPhase({ ...person, ...facts }, at(ms))).toBe(phase));

  it("never offers a start to one who may not have it", () => {
    const span = fc.record({
      startedAt: fc.nat(50).map(at),
      deadlineAt: fc.nat(100).map(at),
      submittedAt: fc.option(fc.nat(100).map(at)),
    });
    const facts = fc.record({
      roundPhase: fc.constantFrom<RoundPhase>(
        "draft",
        "scheduled",
        "running",
        "closed",
        "locked",
        "official",
      ),
      attempts: fc.array(span, { maxLength: 4 }),
      attemptsAllowed: fc.option(fc.nat(4)),
      barred: fc.boolean(),
      entered: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.nat(100), (f, ms) => {
        fc.pre(personPhase(f, at(ms)) === "may-start");
        expect(f).toMatchObject({ roundPhase: "running", barred: false, entered: true });
        expect(f.attempts.length).toBeLessThan(f.attemptsAllowed ?? Number.POSITIVE_INFINITY);
        expect(f.attempts.every((a) => a.submittedAt !== null || a.deadlineAt < at(ms))).toBe(true);
      }),
    );
  });
});
