import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug, newContestFields, settingsFields, slugOf } from "~/contest/contest";
import { contestState, timeLeft } from "~/contest/contest-state";
import { type EntryFacts, judgeTrack } from "~/contest/entry";
import { wholeNumber } from "~/contest/form-fields";
import { cellName, readCells } from "~/contest/matrix";
import { chooseAction, type PersonRound } from "~/contest/person-action";
import { prizesFields } from "~/contest/prize";
import { checkReadiness, missingFrom, type ReadinessFacts } from "~/contest/readiness";
import { isOpenBusiness, type RoundSettings, roundFields, standsFast } from "~/contest/round";
import { newRoundValues, roundValues } from "~/contest/round-values";
import { AUDIENCES, ENTRY_MODES } from "~/contest/track";
import type { RoundPhase } from "~/core/time/phase";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 21, hours));

describe("addresses of contests", () => {
  it.each([
    ["Cuộc thi Tìm hiểu CCHC năm 2026", "cuoc-thi-tim-hieu-cchc-nam-2026"],
    ["  Đắk Lắk – đợt 2!  ", "dak-lak-dot-2"],
    ["Cuộc thi".normalize("NFD"), "cuoc-thi"],
  ])("%s → %s", (title, slug) => expect(slugOf(title)).toBe(slug));

  it("are well formed whatever the title, or empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const slug = slugOf(title);
        return slug === "" || slug === "new" || isSlug(slug);
      }),
    );
  });

  it.each(["new", "Cchc", "a--b", "-a", "a b", "a/b", "..", ""])("%j is refused", (slug) => {
    expect(isSlug(slug)).toBe(false);
  });

  it("are made of the title when none is given; a title of signs only asks for one", () => {
    const unit = "01900000-0000-7000-8000-000000000001";
    const read = (title: string, slug: string) =>
      newContestFields.safeParse({ title, slug, holderUnitId: unit });
    expect(read("Thi CCHC", "").data?.slug).toBe("thi-cchc");
    expect(read("Thi CCHC", "Khac").data?.slug).toBe("khac");
    expect(read("???", "").error?.issues).toMatchObject([{ path: ["slug"], message: "bad-slug" }]);
  });
});

describe("fields", () => {
  it.each([
    ["1.000", 1000],
    [" 20 ", 20],
    ["1 000", 1000],
  ])("a whole number %j is %d", (text, value) => expect(wholeNumber(1, 1000).parse(text)).toBe(value));

  it.each([
    ["", "required"],
    ["x", "not-a-number"],
    ["1.5", "not-a-number"],
    ["-1", "not-a-number"],
    ["1e3", "not-a-number"],
    ["0", "out-of-range"],
    ["1001", "out-of-range"],
    ["999999999999999", "not-a-number"],
  ])("a whole number is not %j: %s", (text, problem) => {
    expect(wholeNumber(1, 1000).safeParse(text).error?.issues[0]?.message).toBe(problem);
  });

  it("of settings: a prediction needs its question, and ranking by it needs a prediction", () => {
    const base = {
      title: "T",
      summary: "",
      rulesMarkdown: "",
      pointsPerQuestion: "10",
      predictionMetric: "none",
      predictionQuestion: "bỏ đi",
      rankingChain: ["points", ""],
    };
    expect(settingsFields.parse(base)).toMatchObject({
      predictionMetric: null,
      predictionQuestion: null,
      rankingChain: ["points"],
    });
    const problem = (more: object) =>
      settingsFields.safeParse({ ...base, ...more }).error?.issues[0]?.message;
    expect(problem({ predictionMetric: "participants", predictionQuestion: " " })).toBe("question-missing");
    expect(problem({ rankingChain: ["points", "prediction-error"] })).toBe("prediction-not-asked");
    expect(problem({ rankingChain: ["points", "points"] })).toBe("repeated");
    expect(problem({ rankingChain: "" })).toBe("chain-incomplete");
    expect(problem({ rankingChain: ["height"] })).toBe("chain-incomplete");
    expect(problem({ title: "a\u0000b" })).toBe("control-characters");
    expect(problem({ rulesMarkdown: "dài".repeat(20_000) })).toBe("too-long");
  });

  it("of prizes: blank rows are left out, half-filled ones are not", () => {
    const trackId = "01900000-0000-7000-8000-000000000001";
    const read = (prizeName: string[], prizeQuantity: string[], prizeReward: string[]) =>
      prizesFields.safeParse({ trackId, prizeName, prizeQuantity, prizeReward });
    const full = read(["Nhất", " ", "Nhì"], ["1", "", "2"], ["Bằng khen", "", ""]);
    expect(full.data?.prizes).toEqual([
      { name: "Nhất", quantity: 1, reward: "Bằng khen" },
      { name: "Nhì", quantity: 2, reward: "" },
    ]);
    expect(read(["", "Nhì"], ["", "0"], ["", ""]).error?.issues).toMatchObject([
      { path: ["prizes", 0, "quantity"], message: "out-of-range" },
    ]);
    expect(prizesFields.safeParse({ trackId }).data?.prizes).toEqual([]);
  });

  it("of cells: empty and zero ask for nothing, foreign topics are ignored", () => {
    const fields = {
      [cellName("a", "easy")]: "2",
      [cellName("a", "hard")]: "0",
      [cellName("b", "easy")]: "",
      [cellName("stranger", "easy")]: "5",
    };
    const read = readCells(fields, ["a", "b"]);
    expect(read).toEqual({ ok: true, cells: [{ topicId: "a", difficulty: "easy", count: 2 }] });
    const bad = readCells({ [cellName("a", "easy")]: "-1", [cellName("b", "hard")]: "101" }, ["a", "b"]);
    expect(bad).toEqual({
      ok: false,
      fields: { [cellName("a", "easy")]: "not-a-number", [cellName("b", "hard")]: "out-of-range" },
    });
  });
});

describe("a round's form", () => {
  const instant = fc.date({ min: at(0), max: new Date(Date.UTC(2028, 0, 1)), noInvalidDate: true });
  const settings: fc.Arbitrary<RoundSettings> = fc.record({
    name: fc.constant("Tuần 1"),
    opensAt: instant.map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000)),
    closesAt: fc.constant(new Date(Date.UTC(2029, 0, 1))),
    durationMs: fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * 60_000),
    graceMs: fc.integer({ min: 0, max: 120 }).map((seconds) => seconds * 1000),
    attemptsAllowed: fc.integer({ min: 1, max: 1000 }),
    countedAttempt: fc.constantFrom("best", "first", "last"),
    resultTiming: fc.constantFrom("at_once", "after_close", "after_release"),
    freezeBeforeMs: fc.option(fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * 60_000)),
    boardRows: fc.integer({ min: 0, max: 200 }),
  });

  it("gives back what it was filled with", () => {
    fc.assert(
      fc.property(settings, (round) => {
        expect(roundFields.parse(roundValues(round))).toEqual(round);
      }),
    );
  });

  it("suggests a round that is valid but for its name, after the one before", () => {
    const first = newRoundValues(null, at(3));
    expect(first).toMatchObject({ name: "", opensAt: "2026-11-22T08:00", closesAt: "2026-11-29T08:00" });
    const made = roundFields.parse({ ...first, name: "Tuần 1" });
    expect(newRoundValues(made, at(3))).toMatchObject({
      opensAt: "2026-11-29T08:00",
      closesAt: "2026-12-06T08:00",
    });
  });
});

describe("what stands fast", () => {
  it("is everything of a round from its opening, and the contest's scoring until the result is official", () => {
    const phases: RoundPhase[] = [
      "draft",
      "scheduled",
      "running",
      "closed",
      "locked",
      "provisional",
      "official",
    ];
    expect(phases.filter(standsFast)).toEqual(phases.slice(1));
    expect(phases.filter(isOpenBusiness)).toEqual(phases.slice(1, -1));
  });
});

describe("who may be on a track", () => {
  const facts: fc.Arbitrary<EntryFacts> = fc.record({
    kind: fc.constantFrom("staff", "citizen", "official"),
    barred: fc.boolean(),
    onRoster: fc.boolean(),
    enteredTrackId: fc.constantFrom(null, "t", "other"),
  });
  const track = fc.record({
    id: fc.constant("t"),
    audience: fc.constantFrom(...AUDIENCES),
    entryMode: fc.constantFrom(...ENTRY_MODES),
  });

  it("never is the barred, the official who has not entered, or who is on another track", () => {
    fc.assert(
      fc.property(facts, track, (person, place) => {
        const { ok } = judgeTrack(person, place);
        if (person.barred || person.enteredTrackId === "other") return !ok;
        if (person.enteredTrackId === "t") return ok;
        return person.kind !== "official" || !ok;
      }),
    );
  });

  it("by roster only: exactly staff on the roster", () => {
    fc.assert(
      fc.property(facts, track, (person, place) => {
        fc.pre(!person.barred && person.enteredTrackId === null);
        const verdict = judgeTrack(person, { ...place, entryMode: "roster" });
        return verdict.ok === (person.kind === "staff" && person.onRoster);
      }),
    );
  });
});

describe("readiness", () => {
  const ready: ReadinessFacts = {
    now: at(0),
    contest: {
      publishedAt: at(0),
      rulesMarkdown: "",
      consentVersion: "2026-1",
      predictionMetric: null,
      predictionQuestion: null,
    },
    prizeCount: 0,
    round: { opensAt: at(1), closesAt: at(2) },
    tracks: [{ id: "t", code: "t", name: "T", bankCount: 1, problemCount: 0, shortages: [] }],
  };
  const missing = (more: Partial<ReadinessFacts>) =>
    missingFrom(checkReadiness({ ...ready, ...more })).map((item) => item.step);

  it("asks for everything that papers need; rules and prizes are advice", () => {
    expect(missing({})).toEqual([]);
    expect(missing({ tracks: [] })).toEqual(["tracks"]);
    expect(missing({ now: at(2) })).toEqual(["window"]);
    expect(missing({ round: { opensAt: at(2), closesAt: at(2) } })).toEqual(["window"]);
    expect(missing({ contest: { ...ready.contest, publishedAt: at(1) } })).toEqual(["published"]);
    expect(missing({ contest: { ...ready.contest, consentVersion: "1999" } })).toEqual(["consent"]);
    expect(missing({ contest: { ...ready.contest, predictionMetric: "participants" } })).toEqual([
      "prediction",
    ]);
    const bare = { id: "u", code: "u", name: "U", bankCount: 0, problemCount: 1, shortages: [] };
    expect(missing({ tracks: [...ready.tracks, bare] })).toEqual(["banks", "matrix"]);
  });
});

describe("the state people are told", () => {
  const round = (phase: RoundPhase, opens: number, closes: number) => {
    return { name: `${phase} ${opens}`, opensAt: at(opens), closesAt: at(closes), phase };
  };
  it.each([
    ["no rounds", [], { kind: "preparing" }],
    ["a stale draft", [round("draft", -5, -4)], { kind: "preparing" }],
    [
      "drafts to come",
      [round("draft", 5, 6), round("draft", 3, 4)],
      { kind: "upcoming", opensAt: at(3), hadRounds: false },
    ],
    ["two running", [round("running", -1, 2), round("running", -1, 3)], { kind: "running", closesAt: at(3) }],
    [
      "between two",
      [round("official", -9, -8), round("scheduled", 5, 6)],
      { kind: "upcoming", hadRounds: true },
    ],
    ["waiting for results", [round("official", -9, -8), round("closed", -3, -2)], { kind: "settling" }],
    ["all official", [round("official", -9, -8)], { kind: "finished" }],
  ])("%s", (_, rounds, state) => {
    expect(contestState(rounds, at(0))).toMatchObject(state);
  });

  it("says the time left in two units and never nothing before the end", () => {
    const minute = 60_000;
    expect(timeLeft(52 * 60 * minute + 1)).toEqual({ unit: "days", days: 2, hours: 4 });
    expect(timeLeft(24 * 60 * minute)).toEqual({ unit: "days", days: 1, hours: 0 });
    expect(timeLeft(24 * 60 * minute - 1)).toEqual({ unit: "hours", hours: 23, minutes: 59 });
    expect(timeLeft(60 * minute)).toEqual({ unit: "hours", hours: 1, minutes: 0 });
    expect(timeLeft(1)).toEqual({ unit: "minutes", minutes: 1 });
    expect(timeLeft(-5)).toEqual({ unit: "minutes", minutes: 0 });
  });
});

describe("the one big action", () => {
  const base: PersonRound = {
    roundId: "r",
    number: 1,
    name: "Tuần 1",
    opensAt: at(1),
    closesAt: at(9),
    phase: "waiting",
    attemptsUsed: 0,
    attemptsAllowed: 3,
    openAttemptId: null,
    lastAttemptId: null,
  };
  const entered = { entered: true, barred: false, mayEnter: true, refusal: null };
  const act = (rounds: Partial<PersonRound>[], person: typeof entered | null = entered, isOver = false) =>
    chooseAction({
      isOver,
      mayRegister: true,
      person,
      rounds: rounds.map((round) => ({ ...base, ...round })),
    });

  it("puts an attempt under way before everything, then a round to start", () => {
    const open = { phase: "in-attempt" as const, openAttemptId: "a" };
    expect(act([{ phase: "may-start" }, open])).toMatchObject({ kind: "continue", attemptId: "a" });
    expect(
      act([{ phase: "attempts-used" }, { phase: "may-start", number: 2, attemptsUsed: 1 }]),
    ).toMatchObject({
      kind: "start",
      roundNumber: 2,
      attemptsLeft: 2,
    });
  });

  it("tells when the next round opens, the earliest first", () => {
    const later = { opensAt: at(5), name: "Tuần 3" };
    expect(act([later, { opensAt: at(4), name: "Tuần 2" }])).toMatchObject({
      kind: "wait",
      roundName: "Tuần 2",
    });
    expect(act([{ phase: "attempts-used", lastAttemptId: "a" }, later])).toMatchObject({
      kind: "attempts-used",
      attemptId: "a",
      nextOpensAt: at(5),
    });
  });

  it("shows the last attempt when all is over, and nothing to who never sat", () => {
    const sat = { phase: "result" as const, lastAttemptId: "a" };
    expect(act([sat, { phase: "closed", lastAttemptId: "b" }], entered, true)).toEqual({
      kind: "result",
      attemptId: "b",
    });
    expect(act([{ phase: "closed" }], entered, true)).toEqual({ kind: "over" });
    expect(act([{ phase: "closed" }], { ...entered, entered: false }, true)).toEqual({ kind: "over" });
    expect(act([], entered)).toEqual({ kind: "preparing" });
  });

  it("asks a stranger to sign in while there is something to sit", () => {
    expect(act([{}], null)).toEqual({ kind: "sign-in", mayRegister: true });
    expect(act([{}], null, true)).toEqual({ kind: "over" });
  });
});
