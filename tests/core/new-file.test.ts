import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accept, refuse } from "~/core/verdict";
import { writeNewFile } from "~/platform/new-file.server";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "new-file-"));
  file = path.join(folder, "de.json");
});
afterEach(() => rm(folder, { recursive: true }));

const made = async () => accept({ bytes: new TextEncoder().encode("đề thi") });
/** Must not be asked. */
const never = async () => {
  throw new Error("made in vain");
};

describe("a new file", () => {
  it("holds what was made, for its owner's eyes only", async () => {
    expect(await writeNewFile(file, made)).toMatchObject({ ok: true });
    expect(await readFile(file, "utf8")).toBe("đề thi");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("never takes the place of another, for which nothing is made", async () => {
    await writeFile(file, "có trước");
    expect(await writeNewFile(file, never)).toEqual({ ok: false, reason: "file-exists", code: "EEXIST" });
    expect(await readFile(file, "utf8")).toBe("có trước");
  });

  it.each([
    ["a folder that is not there", "khong-co/de.json", "ENOENT"],
    ["a file in the place of a folder", "tep/de.json", "ENOTDIR"],
    ["a name longer than any", `${"đ".repeat(200)}.json`, "ENAMETOOLONG"],
  ])(
    "that cannot be: %s, is refused with the system's word before anything is made",
    async (_, name, code) => {
      await writeFile(path.join(folder, "tep"), "");
      const refused = { ok: false, reason: "file-unwritable", code };
      expect(await writeNewFile(path.join(folder, name), never)).toEqual(refused);
    },
  );

  it("is not left behind when what it is for is refused or fails", async () => {
    expect(await writeNewFile(file, async () => refuse("too-large"))).toEqual({
      ok: false,
      reason: "too-large",
    });
    expect(await readdir(folder)).toEqual([]);
    await expect(writeNewFile(file, never)).rejects.toThrow("made in vain");
    expect(await readdir(folder)).toEqual([]);
  });
});
