import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { type Breach, breachesOf, cyclesOf, type SourceFile } from "./support/architecture-rules";

const ROOT = join(import.meta.dirname, "..");
const APP = join(ROOT, "app");

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("/generated/"))
    .map((path) => ({ path: relative(APP, path), text: readFileSync(path, "utf8") }));
}

const files = sourceFiles(APP);
const show = (breaches: Breach[]) => breaches.map((breach) => `${breach.path}: ${breach.rule}`).sort();

describe("the house", () => {
  it("keeps every rule of the import diagram, the suffixes and the ceilings", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(show(files.flatMap(breachesOf))).toEqual([]);
  });

  it("has no import cycles", () => {
    expect(cyclesOf(files)).toEqual([]);
  });

  it("keeps the top level as the owner fixed it", () => {
    const allowed = new Set(
      (
        "app prisma public question-banks tests package.json package-lock.json tsconfig.json README.md LICENSE CONTRIBUTING.md " +
        "SECURITY.md vite.config.ts vitest.config.ts playwright.config.ts prisma.config.ts biome.json node_modules build test-results playwright-report"
      ).split(" "),
    );
    const extra = readdirSync(ROOT).filter((name) => !name.startsWith(".") && !allowed.has(name));
    expect(extra).toEqual([]);
  });
});

describe("the rules can fail", () => {
  const breach = (path: string, text: string) => breachesOf({ path, text }).map((one) => one.rule);
  it.each([
    ["core/x.ts", 'import { db } from "~/platform/db.server";', "core imports core only"],
    ["core/x.ts", "const at = Date.now();", "no clock or randomness in core"],
    ["unit/x.ts", 'import { a } from "~/account/y";', "features import only to their right"],
    ["bank/x.tsx", 'import { a } from "~/bank/y.server";', "views import no effects"],
    [
      "routes/x.tsx",
      'import { db } from "~/platform/db.server";',
      "doors reach the database only through features",
    ],
    ["routes/x.tsx", 'import { a } from "~/routes/y";', "doors import no other door"],
    ["platform/x.server.ts", 'import { a } from "~/unit/y.server";', "platform imports no feature"],
    ["server.ts", 'import { a } from "~/unit/y.server";', "server.ts imports nothing of app"],
    ["contest/x.server.ts", 'export * from "./y";', "no barrels"],
    ["contest/utils.ts", "", "forbidden name"],
    ["contest/BadName.ts", "", "kebab-case file names"],
    ["contest/x.server.ts", "x\n".repeat(251), "at most 250 lines"],
    ["routes/x.tsx", "x\n".repeat(121), "a door has at most 120 lines"],
    ["contest/x.server.ts", "const at = new Date();", "no clock outside platform/clock"],
    ["standing/x.server.ts", "tx.solution.findMany()", "solutions stay in bank and attempt"],
  ])("a breach in %s is reported", (path, text, rule) => {
    expect(breach(path, text)).toContain(rule);
  });

  it("finds a cycle", () => {
    const loop = [
      { path: "unit/a.ts", text: 'import { b } from "./b";' },
      { path: "unit/b.ts", text: 'import { a } from "~/unit/a";' },
    ];
    expect(cyclesOf(loop)).toHaveLength(1);
  });
});
