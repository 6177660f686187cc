import { describe, expect, it } from "vitest";
import { judgeAccountAct } from "~/account/act";
import { isSessionOver, sessionTerms } from "~/account/session-terms";
import { readCookie, writeCookie } from "~/platform/session.server";
import { createPrintedPassword, createToken } from "~/platform/tokens.server";

const AT = new Date("2026-11-21T01:00:00Z");
const past = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

describe("the terms of a session", () => {
  it("are those of the device, unless a role is held", () => {
    expect(sessionTerms({ trusted: false, privileged: false })).toMatchObject({
      idleS: 28_800,
      lifetimeS: 86_400,
    });
    expect(sessionTerms({ trusted: true, privileged: false })).toMatchObject({
      lifetimeS: 2_592_000,
      trusted: true,
    });
    for (const trusted of [true, false]) {
      expect(sessionTerms({ trusted, privileged: true })).toMatchObject({
        lifetimeS: 43_200,
        trusted: false,
      });
    }
  });

  it("end it at the first limit reached", () => {
    const session = { lastSeenAt: AT, idleS: 60, expiresAt: past(100), endedAt: null };
    expect(isSessionOver(session, past(59.999))).toBe(false);
    expect(isSessionOver(session, past(60))).toBe(true);
    expect(isSessionOver({ ...session, lastSeenAt: past(99) }, past(100))).toBe(true);
    expect(isSessionOver({ ...session, endedAt: AT }, AT)).toBe(true);
  });
});

describe("secrets", () => {
  it("are drawn from the system's generator, long and never twice", () => {
    const tokens = new Set(Array.from({ length: 100_000 }, () => createToken()));
    expect(tokens.size).toBe(100_000);
    for (const token of [...tokens].slice(0, 100)) expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  it("for paper hold no letter or digit that is mistaken for another", () => {
    const passwords = Array.from({ length: 5_000 }, () => createPrintedPassword());
    expect(new Set(passwords).size).toBe(5_000);
    for (const password of passwords) expect(password).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/);
    const counts = new Map<string, number>();
    for (const sign of passwords.join("").replaceAll("-", "")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(31);
    for (const count of counts.values()) expect(count / (60_000 / 31)).toBeCloseTo(1, 0);
  });
});

describe("cookies", () => {
  it("bind to the host over HTTPS", () => {
    const environment = {
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      SESSION_SECRET: "f3Jq9ZtW2xLr7Vb1Kc8Mn4Py6Ds0Ga5Hu",
      PUBLIC_URL: "https://thi.example.gov.vn",
    };
    Object.assign(process.env, environment);
    const line = writeCookie("session", "abc", 60);
    expect(line).toBe("__Host-hoi_thi_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    expect(readCookie("a=b; __Host-hoi_thi_session=abc", "session")).toBe("abc");
    expect(readCookie("hoi_thi_session=abc", "session")).toBeNull();
    expect(readCookie("__Host-hoi_thi_session=<script>", "session")).toBeNull();
    expect(readCookie(null, "session")).toBeNull();
  });
});

describe("an act on an account", () => {
  const unit = (path: string) => ({ kind: "unit" as const, path });
  const organiser = { accountId: "1", grants: [{ role: "organiser" as const, scope: unit("/a/b/") }] };

  it("is for others, and for those whose every role one could have given", () => {
    const target = (...grants: (typeof organiser)["grants"]) => ({ accountId: "2", grants });
    const reasonOf = (other: typeof organiser) => {
      const judged = judgeAccountAct(organiser, other);
      return judged.ok ? "ok" : judged.reason;
    };
    expect(reasonOf(organiser)).toBe("own-account");
    expect(reasonOf(target())).toBe("ok");
    expect(reasonOf(target({ role: "organiser", scope: unit("/a/b/c/") }))).toBe("ok");
    expect(reasonOf(target({ role: "organiser", scope: unit("/a/") }))).toBe("rights-above-own");
    const auditor = { role: "auditor" as never, scope: unit("/a/b/") };
    expect(reasonOf(target({ role: "organiser", scope: unit("/a/b/") }, auditor))).toBe("rights-above-own");
  });
});
