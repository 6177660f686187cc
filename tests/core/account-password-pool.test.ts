import { afterEach, describe, expect, it } from "vitest";
import { PasswordPool } from "~/platform/password-pool.server";

class Full extends Error {}

let pool = new PasswordPool({ maxWaiting: 3, onFull: () => new Full() });

afterEach(async () => {
  await pool.stop();
  pool = new PasswordPool({ maxWaiting: 3, onFull: () => new Full() });
});

const hash = (password: string) => pool.run({ kind: "hash", password, cost: 4 });

describe("the threads that hash passwords", () => {
  it("hash and verify", async () => {
    const stored = String(await hash("mật khẩu"));
    expect(stored).toMatch(/^\$2[aby]\$04\$/);
    expect(await pool.run({ kind: "verify", password: "mật khẩu", hash: stored })).toBe(true);
    expect(await pool.run({ kind: "verify", password: "mật khẩu ", hash: stored })).toBe(false);
  });

  it("take no more than they can hold, and serve who waits", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => hash("x")));
    const served = answers.filter((answer) => answer.status === "fulfilled");
    const refused = answers.filter((answer) => answer.status === "rejected" && answer.reason instanceof Full);
    expect(served.length).toBeGreaterThanOrEqual(4);
    expect(served.length).toBeLessThanOrEqual(5);
    expect(served.length + refused.length).toBe(20);
    expect(await hash("x")).toBeTypeOf("string");
  });

  it("answer a task that fails and go on", async () => {
    await expect(pool.run({ kind: "hash", password: null as never, cost: 4 })).rejects.toThrow();
    expect(await hash("x")).toBeTypeOf("string");
  });

  it("turn away what waits when they are stopped", async () => {
    const waiting = Promise.allSettled([hash("a"), hash("b"), hash("c")]);
    await pool.stop();
    for (const answer of await waiting) expect(answer.status).toBe("rejected");
  });
});
