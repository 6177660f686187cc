import { describe, expect, it } from "vitest";
import { EnvironmentError, readLaunchEnv } from "../../app/platform/env.server";

const STRONG = "f3Jq9ZtW2xLr7Vb1Kc8Mn4Py6Ds0Ga5Hu";
const GIVEN = { DATABASE_URL: "postgresql://thi@db.local/thi", SESSION_SECRET: STRONG };
const read = (env: Record<string, string>) => readLaunchEnv(env as NodeJS.ProcessEnv);

describe("the environment", () => {
  it("needs nothing", () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      PUBLIC_URL: "http://127.0.0.1:3000",
      TRUST_PROXY: 0,
      DEMO: "on",
    });
  });

  it("takes a variable set to nothing for one that is not set", () => {
    expect(read({ PORT: "", DATABASE_URL: "", PUBLIC_URL: "" }).PORT).toBe(3000);
  });

  it("keeps only the origin of the public address", () => {
    expect(read({ PUBLIC_URL: "https://thi.example.vn/x?y" }).PUBLIC_URL).toBe("https://thi.example.vn");
  });

  it("names every wrong variable at once", () => {
    const wrong = {
      PORT: "70000",
      TRUST_PROXY: "-1",
      LOG_LEVEL: "loud",
      PUBLIC_URL: "ftp://x",
      DATABASE_URL: "mysql://x",
    };
    const error = (() => {
      try {
        return read(wrong);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(EnvironmentError);
    for (const name of Object.keys(wrong)) expect((error as Error).message).toContain(name);
  });

  it("with a given database demands a strong session secret", () => {
    expect(read(GIVEN).SESSION_SECRET).toBe(STRONG);
  });

  it.each([
    ["missing", ""],
    ["short", STRONG.slice(0, 31)],
    ["of few signs", "ab".repeat(20)],
    ["a word", `changeme-${STRONG}`],
  ])("refuses a session secret that is %s", (_, SESSION_SECRET) => {
    expect(() => read({ ...GIVEN, SESSION_SECRET })).toThrow(/SESSION_SECRET/);
  });
});
