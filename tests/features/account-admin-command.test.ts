import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAdminCommand } from "~/account/admin-command.server";
import { findViewer } from "~/account/find-viewer.server";
import { signIn } from "~/account/sign-in.server";
import { now } from "~/platform/clock.server";
import { disconnect } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { stopPasswords } from "~/platform/password.server";
import { readState } from "~/platform/setup/postgres-state";
import { findPostmaster } from "~/platform/setup/postmaster";
import { stranger } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { makeTestDir, removeTestDir } from "../support/postgres";
import { runCommand } from "../support/run-command";

let database: TestDatabase;

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
});

afterAll(async () => {
  await stopPasswords();
  await disconnect();
  await database.drop();
});

const admin = (...args: string[]) => runCommand(runAdminCommand, args);

async function adminProcess(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/commands/admin.ts", ...args], {
    env: { ...process.env, ...env },
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const [code] = await once(child, "close");
  return { code: Number(code), said: said.join("") };
}

const passwordIn = (said: string) => /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(said)?.[0] ?? "";

async function entered(password: string) {
  const done = await signIn({
    signInName: "quantri",
    password,
    trusted: false,
    source: stranger(),
    now: now(),
  });
  return done.ok ? findViewer(done.session.token, now()) : null;
}

/** Processes of their own bring a database up. */
describe("the command for administrators", { timeout: 90_000 }, () => {
  it("makes the first one, whose password must be replaced, and no second by accident", async () => {
    const made = await admin("create", "--name", "Trần Thị Quản", "--sign-in", "quantri");
    expect(made.code).toBe(0);
    const viewer = await entered(passwordIn(made.said));
    expect(viewer).toMatchObject({
      displayName: "Trần Thị Quản",
      mustChangePassword: true,
      grants: [{ role: "admin", scope: { kind: "system" } }],
    });
    const second = await admin("create", "--name", "Người Khác", "--sign-in", "khac");
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining("Đã có quản trị viên") });
    const taken = await admin("create", "--name", "Người Khác", "--sign-in", "QUANTRI", "--force");
    expect(taken).toMatchObject({ code: 1, said: expect.stringContaining("đã có người dùng") });
    const reset = await admin("reset", "--sign-in", "quantri");
    expect(reset.code).toBe(0);
    expect(await entered(passwordIn(made.said))).toBeNull();
    expect(await entered(passwordIn(reset.said))).not.toBeNull();
  });

  it("brings the embedded database up where nothing runs, and takes it down again", async () => {
    const dataDir = await makeTestDir();
    const own = { DATABASE_URL: "", SESSION_SECRET: "", DATA_DIR: dataDir };
    try {
      const made = await adminProcess(own, "create", "--name", "Trần Thị Quản", "--sign-in", "quantri");
      expect(made).toMatchObject({ code: 0, said: expect.stringContaining("Mật khẩu một lần") });
      const second = await adminProcess(own, "create", "--name", "Người Khác", "--sign-in", "khac");
      expect(second).toMatchObject({ code: 1, said: expect.stringContaining("Đã có quản trị viên") });
      const state = await readState(dataDir);
      expect(await findPostmaster(state?.clusterDir ?? "")).toBeNull();
    } finally {
      await removeTestDir(dataDir);
    }
  });

  it("speaks English when it is asked to, also about what was mistyped", async () => {
    const made = await admin("create", "--name", "Lê Văn Trị", "--sign-in", "tri", "--force", "--lang", "en");
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining("One-time password:") });
    expect(made.said).toContain("shown only once");
    expect(await admin("reset", "--sign-in", "khong-co-ai", "--lang", "en")).toEqual({
      code: 1,
      said: "There is no account with this sign-in.",
    });
    const mistyped = await admin("create", "--nam", "x", "--lang", "en");
    expect(mistyped).toMatchObject({
      code: 2,
      said: expect.stringContaining("makes an administrator of the whole system"),
    });
    expect((await admin("create", "--nam", "x")).said).toContain("tạo quản trị viên toàn hệ thống");
  });

  it("explains itself", async () => {
    for (const args of [[], ["create"], ["create", "--nam", "x"], ["reset"], ["xoa", "--sign-in", "x"]]) {
      expect(await admin(...args)).toMatchObject({ code: 2, said: expect.stringContaining("npm run admin") });
    }
    expect((await admin("reset", "--sign-in", "khong-co-ai")).code).toBe(1);
    expect(await adminProcess({})).toMatchObject({ code: 2, said: expect.stringContaining("npm run admin") });
  });
});
