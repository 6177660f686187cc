import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reachOf } from "~/unit/reach";
import {
  isEmptyPlan,
  type PlannedPerson,
  type PresentMember,
  planRoster,
  type RosterPlan,
  type RosterRequest,
  type RosterState,
} from "~/unit/roster-plan";
import type { RosterRow, RowProblem } from "~/unit/roster-row";
import { planSpell, type Spell } from "~/unit/roster-spell";

const DAY = "2026-11-21";

const UNITS: RosterState["units"] = [
  { id: "u1", code: "XPT", name: "UBND xã Phú Thái", validFrom: "2025-07-01", validTo: null, inScope: true },
  { id: "u2", code: "XPT-VH", name: "Phòng VH-XH", validFrom: "2025-07-01", validTo: null, inScope: true },
  {
    id: "u3",
    code: "XPT-CU",
    name: "Đơn vị cũ",
    validFrom: "2020-01-01",
    validTo: "2025-07-01",
    inScope: true,
  },
  { id: "u9", code: "XKHAC", name: "Xã khác", validFrom: "2025-07-01", validTo: null, inScope: false },
];

function row(number: number, cells: Partial<RosterRow> = {}): RosterRow {
  return {
    row: number,
    code: `CB${number}`,
    fullName: "Nguyễn Văn An",
    unitCode: "XPT",
    jobTitle: "",
    email: "",
    from: "",
    computed: [],
    ...cells,
  };
}

function member(code: string, parts: Partial<PresentMember> = {}): PresentMember {
  return {
    memberId: `m-${code}`,
    code,
    fullName: "Nguyễn Văn An",
    jobTitle: null,
    email: null,
    spell: { membershipId: `s-${code}`, unitId: "u1", from: "2025-07-01", to: null },
    unitName: "UBND xã Phú Thái",
    withinReach: true,
    inScope: true,
    ...parts,
  };
}

function plan(rows: RosterRow[], parts: Partial<RosterState & RosterRequest> = {}): RosterPlan {
  const {
    members = [],
    units = UNITS,
    defaultUnitCode = null,
    effectiveOn = DAY,
    endsMissing = false,
  } = parts;
  return planRoster({ members, units, defaultUnitCode }, { rows, effectiveOn, endsMissing });
}

describe("problems of rows", () => {
  const one = (problem: Omit<RowProblem, "row">) => [{ row: 2, ...problem }];
  it.each<[string, Partial<RosterRow>, Omit<RowProblem, "row">]>([
    ["no code", { code: " " }, { column: "code", code: "required", value: "" }],
    ["no name", { fullName: "" }, { column: "fullName", code: "required", value: "" }],
    [
      "a code with letters of Vietnamese",
      { code: "ĐV 01" },
      { column: "code", code: "malformed-code", value: "ĐV 01" },
    ],
    ["a code like a formula", { code: "=1+1" }, { column: "code", code: "malformed-code", value: "=1+1" }],
    [
      "a code that begins with @",
      { code: "@SUM" },
      { column: "code", code: "malformed-code", value: "@SUM" },
    ],
    [
      "a name like a formula",
      { fullName: "+84" },
      { column: "fullName", code: "malformed-name", value: "+84" },
    ],
    [
      "a formula",
      { computed: ["fullName"] },
      { column: "fullName", code: "formula", value: "Nguyễn Văn An" },
    ],
    ["a long code", { code: "A".repeat(41) }, { column: "code", code: "too-long", value: "A".repeat(41) }],
    [
      "a NUL",
      { fullName: "An\u0000" },
      { column: "fullName", code: "control-characters", value: "An\u0000" },
    ],
    [
      "a turned text",
      { fullName: "An\u202Ex" },
      { column: "fullName", code: "control-characters", value: "An\u202Ex" },
    ],
    ["an unknown unit", { unitCode: "KHONG" }, { column: "unitCode", code: "unknown-unit", value: "KHONG" }],
    ["a foreign unit", { unitCode: "xkhac" }, { column: "unitCode", code: "foreign-unit", value: "XKHAC" }],
    [
      "a unit of the past",
      { unitCode: "XPT-CU" },
      { column: "unitCode", code: "unit-not-valid", value: "XPT-CU" },
    ],
    [
      "no unit where there are several",
      { unitCode: "" },
      { column: "unitCode", code: "unit-missing", value: "" },
    ],
    ["half an address", { email: "an@" }, { column: "email", code: "malformed-email", value: "an@" }],
    ["a day of February", { from: "30/02/2026" }, { column: "from", code: "not-a-day", value: "30/02/2026" }],
  ])("%s", (_, cells, problem) => {
    const result = plan([row(2, cells)]);
    expect(result.problems).toEqual(one(problem));
    expect([result.added, result.refusedRows]).toEqual([[], 1]);
  });

  it("tells everything that is wrong with a row at once", () => {
    const result = plan([row(2, { fullName: "", unitCode: "XKHAC", email: "x" })]);
    expect(result.problems.map((one) => one.code).sort()).toEqual([
      "foreign-unit",
      "malformed-email",
      "required",
    ]);
    expect(result.refusedRows).toBe(1);
  });

  it("names every row that shares a code, in any spelling", () => {
    const result = plan([row(2, { code: "cb7" }), row(3), row(4, { code: " CB7 " })]);
    expect(result.problems.map(({ row: at, code, value, other }) => [at, code, value, other])).toEqual([
      [2, "duplicate-code", "CB7", "4"],
      [4, "duplicate-code", "CB7", "2"],
    ]);
    expect([result.added.length, result.refusedRows]).toEqual([1, 2]);
  });

  it("warns about another name under a known code, but not about accents or case", () => {
    const known = member("CB2", { fullName: "Nguyễn Văn An" });
    expect(plan([row(2, { fullName: "NGUYỄN VĂN ÂN" })], { members: [known] }).problems).toEqual([]);
    const renamed = plan([row(2, { fullName: "Trần Thị Bình" })], { members: [known] });
    expect(renamed.problems).toEqual(
      one({ column: "fullName", code: "name-differs", value: "Trần Thị Bình", other: "Nguyễn Văn An" }),
    );
    expect([renamed.changed.length, renamed.refusedRows]).toEqual([1, 0]);
  });

  it("leaves people of units out of reach alone, and their names unsaid", () => {
    const elsewhere = member("CB2", { withinReach: false, inScope: false, fullName: "Người Khác" });
    const result = plan([row(2)], { members: [elsewhere] });
    expect(result.problems).toEqual(one({ column: "code", code: "belongs-elsewhere", value: "CB2" }));
    expect(JSON.stringify(result)).not.toContain("Người Khác");
    const left = {
      ...elsewhere,
      spell: { membershipId: "s", unitId: "u9", from: "2025-07-01", to: "2026-01-01" },
    };
    expect(plan([row(2)], { members: [left] }).problems).toHaveLength(1);
    expect(plan([row(2, { fullName: "Người khác" })], { members: [left] }).added).toHaveLength(1);
  });
});

describe("the spell of a known person", () => {
  const spell = (unitId: string, from: string, to: string | null): Spell => ({
    membershipId: "s",
    unitId,
    from,
    to,
  });
  it.each<[string, Spell | null, string, ReturnType<typeof planSpell>]>([
    ["nobody yet", null, "u1", { kind: "begin", from: DAY }],
    ["there already", spell("u1", "2025-07-01", null), "u1", { kind: "none" }],
    ["there from a later day", spell("u1", "2027-01-01", null), "u1", { kind: "none" }],
    ["left long ago", spell("u1", "2025-07-01", "2026-01-01"), "u1", { kind: "begin", from: DAY }],
    [
      "left today",
      spell("u1", "2025-07-01", DAY),
      "u1",
      { kind: "reopen", membershipId: "s", from: "2025-07-01" },
    ],
    [
      "leaves soon",
      spell("u1", "2025-07-01", "2027-01-01"),
      "u1",
      { kind: "reopen", membershipId: "s", from: "2025-07-01" },
    ],
    ["left another today", spell("u2", "2025-07-01", DAY), "u1", { kind: "begin", from: DAY }],
    ["in another", spell("u2", "2025-07-01", null), "u1", { kind: "move", membershipId: "s", from: DAY }],
    [
      "in another since today",
      spell("u2", DAY, null),
      "u1",
      { kind: "correct", membershipId: "s", from: DAY },
    ],
    ["in another from tomorrow", spell("u2", "2026-11-22", null), "u1", null],
  ])("%s", (_, present, unitId, expected) => {
    expect(planSpell(present, unitId, DAY)).toEqual(expected);
  });

  it("refuses a day before the present spell began", () => {
    const rows = [row(2, { unitCode: "XPT-VH", from: "01/06/2025" })];
    const result = plan(rows, {
      units: UNITS.map((u) => ({ ...u, validFrom: "2020-01-01" })),
      members: [member("CB2")],
    });
    expect(result.problems.map((problem) => problem.code)).toEqual(["earlier-than-present"]);
  });
});

describe("what a file does", () => {
  it("sorts people into added, changed, moved and unchanged", () => {
    const members = [
      member("CB3"),
      member("CB4"),
      member("CB5", { jobTitle: "Chuyên viên", email: "an@x.vn" }),
    ];
    const rows = [row(2), row(3, { jobTitle: "Trưởng phòng" }), row(4, { unitCode: "XPT-VH" }), row(5)];
    const result = plan(rows, { members });
    expect(result.added.map((one) => one.code)).toEqual(["CB2"]);
    expect(result.changed.map((one) => one.fields)).toEqual([
      [{ field: "jobTitle", from: null, to: "Trưởng phòng" }],
    ]);
    expect(result.moved.map((one) => [one.code, one.formerUnitName, one.unitName])).toEqual([
      ["CB4", "UBND xã Phú Thái", "Phòng VH-XH"],
    ]);
    expect(result.unchanged).toBe(1);
  });

  it("ends the missing only when asked, only in scope, and not those a faulty row names", () => {
    const members = [
      member("CB2"),
      member("CB3"),
      member("CB8", { spell: { membershipId: "s8", unitId: "u2", from: DAY, to: null } }),
      member("CB9", { inScope: false }),
    ];
    const rows = [row(2), row(3, { fullName: "" })];
    expect(plan(rows, { members }).ended).toEqual([]);
    const ended = plan(rows, { members, endsMissing: true }).ended;
    expect(ended.map((one) => [one.code, one.erased])).toEqual([["CB8", true]]);
  });

  it("puts people of a single unit there when the column is empty", () => {
    expect(plan([row(2, { unitCode: "" })], { defaultUnitCode: "XPT" }).added[0]?.unitId).toBe("u1");
  });
});

/** What carrying a plan out makes of a state. */
function carriedOut(state: RosterState, { effectiveOn }: RosterRequest, done: RosterPlan): RosterState {
  const after = new Map(state.members.map((one) => [one.code, one]));
  for (const { code, spell } of done.ended.map((end) => ({
    code: end.code,
    spell: after.get(end.code)?.spell,
  }))) {
    const present = after.get(code);
    if (present && spell) after.set(code, { ...present, spell: { ...spell, to: effectiveOn } });
  }
  const spellOf = (person: PlannedPerson, present: PresentMember | undefined): Spell | null => {
    if (person.spell.kind === "none") return present?.spell ?? null;
    return { membershipId: `n-${person.code}`, unitId: person.unitId, from: person.spell.from, to: null };
  };
  for (const person of [...done.added, ...done.changed, ...done.moved]) {
    const present = after.get(person.code);
    after.set(person.code, {
      ...member(person.code),
      fullName: person.fullName,
      jobTitle: person.jobTitle ?? present?.jobTitle ?? null,
      email: person.email ?? present?.email ?? null,
      spell: spellOf(person, present),
    });
  }
  return { ...state, members: [...after.values()] };
}

describe("importing twice", () => {
  const code = fc.constantFrom("CB1", "CB2", "cb3", "CB4", " CB5", "", "=1");
  const day = fc.constantFrom("2025-01-01", "2026-11-20", DAY, "2026-11-22", "2027-05-05");
  const cells = fc.record({
    code,
    fullName: fc.constantFrom("Nguyễn Văn An", "Trần Thị Bình", ""),
    unitCode: fc.constantFrom("XPT", "XPT-VH", "XKHAC", ""),
    jobTitle: fc.constantFrom("", "Chuyên viên"),
    from: fc.option(day, { nil: "" }),
  });
  const present = fc.record({
    at: fc.constantFrom("CB1", "CB2", "CB3", "CB4", "CB6"),
    unitId: fc.constantFrom("u1", "u2", "u9"),
    from: fc.constantFrom("2020-01-01", "2026-11-20", DAY, "2026-12-01"),
    length: fc.option(fc.constantFrom("2026-11-20", DAY, "2026-11-22", "2028-01-01"), { nil: null }),
  });

  it("plans nothing the second time, whatever stood before", () => {
    const states = fc.uniqueArray(present, { selector: (one) => one.at });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), states, fc.boolean(), (list, standing, endsMissing) => {
        const request = { rows: list.map((one, at) => row(at + 2, one)), effectiveOn: DAY, endsMissing };
        const members = standing.map(({ at, unitId, from, length }) =>
          member(at, {
            spell: {
              membershipId: `s-${at}`,
              unitId,
              from,
              to: length !== null && length > from ? length : null,
            },
            withinReach: unitId !== "u9",
            inScope: unitId !== "u9",
          }),
        );
        const state = { members, units: UNITS, defaultUnitCode: null };
        const first = planRoster(state, request);
        const second = planRoster(carriedOut(state, request, first), request);
        expect(isEmptyPlan(second)).toBe(true);
        expect(second.refusedRows).toBe(first.refusedRows);
      }),
      { numRuns: 500 },
    );
  });
});

describe("reach", () => {
  const unit = (path: string) => ({ kind: "unit" as const, path });
  it("collects the subtrees of the roles asked, each once", () => {
    const grants = [
      { role: "unit_officer" as const, scope: unit("/a/b/") },
      { role: "organiser" as const, scope: unit("/a/") },
      { role: "author" as const, scope: unit("/z/") },
      { role: "organiser" as const, scope: { kind: "contest" as const, contestId: "c", holderPath: "/y/" } },
    ];
    expect(reachOf(grants, ["organiser"])).toEqual(["/a/"]);
    expect(reachOf(grants, ["unit_officer"])).toEqual(["/a/"]);
    expect(reachOf(grants, ["auditor"])).toEqual([]);
    expect(reachOf([{ role: "admin", scope: { kind: "system" } }], ["auditor"])).toBe("all");
  });
});
