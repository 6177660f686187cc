import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { Access } from "~/account/door.server";
import { DOORS } from "../support/door-inventory";

const APP = join(import.meta.dirname, "../../app");

type RouteModule = { loader?: { access?: Access }; action?: { access?: Access } };

const paths = [
  "root.tsx",
  ...readdirSync(join(APP, "routes"), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(APP, join(entry.parentPath, entry.name))),
].sort();

/** Access as declared by the module itself; "unguarded" when a door was not made by the wrapper. */
async function declaredAccess(path: string) {
  const module = (await import(join(APP, path))) as RouteModule;
  const of = (door: { access?: Access } | undefined) => (door ? (door.access ?? "unguarded") : undefined);
  return { loader: of(module.loader), action: of(module.action) };
}

describe("door inventory", () => {
  it("lists every door and nothing else", async () => {
    const withDoors: string[] = [];
    for (const path of paths) {
      const { loader, action } = await declaredAccess(path);
      if (loader || action) withDoors.push(path);
    }
    expect(withDoors.length).toBeGreaterThan(20);
    expect(Object.keys(DOORS).sort()).toEqual(withDoors);
  });

  it.each(Object.keys(DOORS))("%s is guarded as listed", async (path) => {
    expect(await declaredAccess(path)).toEqual({ loader: undefined, action: undefined, ...DOORS[path] });
  });
});
