import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, type Grant, isUnitPath, judgeGrant, may, type Role, type Scope } from "~/core/scope";

const ROLES: Role[] = ["admin", "organiser", "author", "unit_officer", "auditor"];
const system: Scope = { kind: "system" };
const unit = (path: string): Scope => ({ kind: "unit", path });
const contest = (contestId: string, holderPath: string): Scope => ({
  kind: "contest",
  contestId,
  holderPath,
});

describe("isUnitPath", () => {
  it.each(["/a/", "/a/b/"])("accepts %j", (p) => expect(isUnitPath(p)).toBe(true));
  it.each(["", "/", "//", "/a", "a/", "/a//b/", "//a/"])("refuses %j", (p) =>
    expect(isUnitPath(p)).toBe(false),
  );
});

describe("covers", () => {
  it.each<[string, Scope, Scope, boolean]>([
    ["system over system", system, system, true],
    ["system over unit", system, unit("/a/"), true],
    ["system over contest", system, contest("c", "/a/"), true],
    ["unit over itself", unit("/a/b/"), unit("/a/b/"), true],
    ["unit over child", unit("/a/"), unit("/a/b/"), true],
    ["unit over parent", unit("/a/b/"), unit("/a/"), false],
    ["unit over sibling", unit("/a/b/"), unit("/a/c/"), false],
    ["unit over one whose id only begins alike", unit("/a/b/"), unit("/a/bc/"), false],
    ["unit over system", unit("/a/"), system, false],
    ["unit over contest held below", unit("/a/"), contest("c", "/a/b/"), true],
    ["unit over contest held above", unit("/a/b/"), contest("c", "/a/"), false],
    ["contest over itself", contest("c", "/a/"), contest("c", "/a/"), true],
    ["contest over itself after it moved", contest("c", "/a/"), contest("c", "/b/"), true],
    ["contest over another of the same holder", contest("c", "/a/"), contest("d", "/a/"), false],
    ["contest over its holder", contest("c", "/a/"), unit("/a/"), false],
    ["contest over system", contest("c", "/a/"), system, false],
    ["malformed path over anything", unit(""), unit("/a/"), false],
    ["root slash over anything", unit("/"), unit("/a/"), false],
    ["unit over malformed path", unit("/a/"), unit("/a/b"), false],
  ])("%s: %#", (_, grantScope, target, expected) => expect(covers(grantScope, target)).toBe(expected));
});

describe("may", () => {
  const grants: Grant[] = [
    { role: "organiser", scope: unit("/a/b/") },
    { role: "unit_officer", scope: unit("/a/") },
  ];

  it("needs role and scope from the same grant", () => {
    expect(may(grants, ["organiser"], unit("/a/b/c/"))).toBe(true);
    expect(may(grants, ["organiser"], unit("/a/c/"))).toBe(false);
    expect(may(grants, ["unit_officer"], unit("/a/c/"))).toBe(true);
  });

  it("lets a role do what the roles it includes may do", () => {
    expect(may(grants.slice(0, 1), ["author"], contest("c", "/a/b/"))).toBe(true);
    expect(may(grants.slice(0, 1), ["auditor"], contest("c", "/a/b/"))).toBe(false);
    for (const role of ROLES) expect(may([{ role: "admin", scope: system }], [role], system)).toBe(true);
  });

  it("lets nobody in without a grant or without an asked role", () => {
    expect(may([], ROLES, unit("/a/"))).toBe(false);
    expect(may([{ role: "admin", scope: system }], [], unit("/a/"))).toBe(false);
  });
});

describe("judgeGrant", () => {
  const organiser: Grant[] = [{ role: "organiser", scope: unit("/a/") }];
  it.each<[string, Grant[], Grant, string | null]>([
    ["admin appoints admin", [{ role: "admin", scope: system }], { role: "admin", scope: system }, null],
    ["organiser appoints own equal below", organiser, { role: "organiser", scope: unit("/a/b/") }, null],
    ["organiser appoints officer", organiser, { role: "unit_officer", scope: unit("/a/b/") }, null],
    ["organiser appoints admin", organiser, { role: "admin", scope: unit("/a/b/") }, "role-above-own"],
    ["organiser appoints auditor", organiser, { role: "auditor", scope: unit("/a/b/") }, "role-above-own"],
    ["organiser reaches the sibling", organiser, { role: "author", scope: unit("/b/") }, "outside-own-scope"],
    ["organiser reaches the system", organiser, { role: "author", scope: system }, "outside-own-scope"],
    [
      "officer appoints officer",
      [{ role: "unit_officer", scope: unit("/a/") }],
      { role: "unit_officer", scope: unit("/a/b/") },
      "not-a-granter",
    ],
    [
      "auditor appoints auditor",
      [{ role: "auditor", scope: system }],
      { role: "auditor", scope: system },
      "not-a-granter",
    ],
    ["nobody appoints", [], { role: "author", scope: unit("/a/") }, "not-a-granter"],
    [
      "role of one grant, scope of another",
      [
        { role: "admin", scope: unit("/a/b/") },
        { role: "organiser", scope: unit("/a/") },
      ],
      { role: "admin", scope: unit("/a/c/") },
      "role-above-own",
    ],
  ])("%s", (_, own, grant, reason) => {
    const verdict = judgeGrant(own, grant);
    expect(verdict.ok ? null : verdict.reason).toBe(reason);
  });
});

/** A random tree as paths, each unit under an earlier one. */
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((parents) => {
  const paths: string[] = [];
  parents.forEach((p, i) => {
    paths.push(i === 0 || p % 7 === 0 ? `/u${i}/` : `${paths[p % i]}u${i}/`);
  });
  return paths;
});

const world = tree.chain((paths) => {
  const scope = fc.oneof(
    { weight: 1, arbitrary: fc.constant(system) },
    { weight: 6, arbitrary: fc.constantFrom(...paths).map(unit) },
    { weight: 3, arbitrary: fc.nat(paths.length - 1).map((i) => contest(`c${i}`, paths[i] as string)) },
  );
  const grant = fc.record({ role: fc.constantFrom(...ROLES), scope });
  return fc.record({
    targets: fc.constant([system, ...paths.map(unit), ...paths.map((path, i) => contest(`c${i}`, path))]),
    holdings: fc.array(fc.array(grant, { maxLength: 2 }), { minLength: 2, maxLength: 5 }),
    acts: fc.array(fc.record({ from: fc.nat(4), to: fc.nat(4), grant }), { maxLength: 40 }),
  });
});

function rights(grants: readonly Grant[], targets: readonly Scope[]): Set<string> {
  const held = new Set<string>();
  for (const role of ROLES) {
    targets.forEach((target, i) => {
      if (may(grants, [role], target)) held.add(`${role} ${i}`);
    });
  }
  return held;
}

describe("rights never grow", () => {
  it("whoever grants whatever to whomever, all together may do what they could before", () => {
    let granted = 0;
    fc.assert(
      fc.property(world, ({ targets, holdings, acts }) => {
        const held = holdings.map((grants) => [...grants]);
        const before = rights(held.flat(), targets);
        for (const { from, to, grant } of acts) {
          const granter = held[from % held.length] as Grant[];
          const receiver = held[to % held.length] as Grant[];
          const own = rights(granter, targets);
          if (!judgeGrant(granter, grant).ok) continue;
          granted += 1;
          for (const right of rights([grant], targets)) expect(own.has(right)).toBe(true);
          receiver.push(grant);
        }
        expect(rights(held.flat(), targets)).toEqual(before);
      }),
      { numRuns: 400 },
    );
    expect(granted).toBeGreaterThan(100);
  });

  it("what a unit's grant reaches lies in its subtree", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (paths, i, j) => {
        const own = paths[i % paths.length] as string;
        const other = paths[j % paths.length] as string;
        const below = other.split("/").includes(own.split("/").at(-2) as string);
        expect(covers(unit(own), unit(other))).toBe(below);
      }),
    );
  });
});
