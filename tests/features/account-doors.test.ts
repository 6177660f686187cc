import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOfficial } from "~/account/create-official.server";
import { createSession } from "~/account/create-session.server";
import { findViewer } from "~/account/find-viewer.server";
import { now } from "~/platform/clock.server";
import { disconnect } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { stopPasswords } from "~/platform/password.server";
import * as accountRoute from "~/routes/account/account";
import * as passwordRoute from "~/routes/account/password";
import * as registerRoute from "~/routes/account/register";
import * as signInRoute from "~/routes/account/sign-in";
import * as signOutRoute from "~/routes/account/sign-out";
import * as deskAccountRoute from "~/routes/organise/account";
import * as newOfficialRoute from "~/routes/organise/account-new";
import * as accountsRoute from "~/routes/organise/accounts";
import * as slipsRoute from "~/routes/organise/accounts-slips";
import * as workbookRoute from "~/routes/organise/accounts-slips-workbook";
import { fillRoster, makeOfficial, makeUnit } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = now();
const PASSWORD = "Lúa chín vàng đồng";

let database: TestDatabase;
let owner: pg.Client;
let commune: { id: string; path: string; code: string };
let elsewhere: { id: string; path: string; code: string };

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  commune = await makeUnit("XA", null, NOW, "Xã Phú Thái");
  elsewhere = await makeUnit("KHAC", null, NOW);
  await fillRoster(commune, [{ code: "XA1", fullName: "Nguyễn Thị Hạnh" }], NOW);
  await createOfficial(
    { displayName: "Trần Văn Dũng", signInName: "dung", password: { kind: "own", text: PASSWORD } },
    { now: NOW, actorId: null },
  );
});

afterAll(async () => {
  await owner.end();
  await stopPasswords();
  await disconnect();
  await database.drop();
});

type Door = (args: never) => Promise<unknown>;
type Call = { form?: Record<string, string | string[]>; token?: string; params?: Record<string, string> };

let addresses = 0;
/** Calls a loader or an action as the framework does; a thrown response is an answer too. */
async function enter(door: Door, path: string, { form, token, params = {} }: Call = {}): Promise<Response> {
  addresses += 1;
  const headers = new Headers(token ? { Cookie: `hoi_thi_session=${token}` } : {});
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {})) {
    for (const one of [value].flat()) body.append(name, one);
  }
  const init: RequestInit = form ? { method: "POST", body, headers } : { headers };
  const request = new Request(`http://127.0.0.1:3000${path}`, init);
  const context = {
    nonce: "n",
    requestId: "r",
    receivedAt: 0,
    clientIp: `10.9.${addresses >> 8}.${addresses & 255}`,
  };
  try {
    return (await door({ request, params, context } as never)) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const locationOf = (response: Response) => response.headers.get("Location");

function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const [pair = ""] = line.split("; ");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), line.slice(at + 1)];
    }),
  );
}

const rightly = { signInName: "dung", password: PASSWORD };

async function tokenFor(accountId: string): Promise<string> {
  return (await createSession({ accountId, now: NOW })).token;
}

describe("the door of signing in", () => {
  it("sets cookies that scripts cannot read and other sites do not send", async () => {
    const response = await enter(signInRoute.action, "/sign-in", { form: rightly });
    expect(response.status).toBe(302);
    const cookies = cookiesOf(response);
    expect(Object.keys(cookies).sort()).toEqual(["hoi_thi_device", "hoi_thi_session"]);
    for (const cookie of Object.values(cookies)) {
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
      expect(cookie).not.toContain("Domain");
    }
    expect(cookies.hoi_thi_session).not.toContain("Max-Age");
    expect(cookies.hoi_thi_device).toContain("Max-Age=34560000");
    const trusted = await enter(signInRoute.action, "/sign-in", { form: { ...rightly, trusted: "on" } });
    expect(cookiesOf(trusted).hoi_thi_session).toContain("Max-Age=2592000");
  });

  it("leads to pages of this site only", async () => {
    const landing = async (to: string) =>
      locationOf(await enter(signInRoute.action, `/sign-in?to=${encodeURIComponent(to)}`, { form: rightly }));
    expect(await landing("/c/thi-cchc?x=1")).toBe("/c/thi-cchc?x=1");
    const foreign = [
      ...["//evil.example", "/\\evil.example", "https://evil.example", "\\/evil.example"],
      ...["/\t/evil.example", "javascript:alert(1)", "evil.example", "", " /x", "/\n/evil.example"],
    ];
    for (const to of foreign) expect(await landing(to)).toBe("/");
  });

  it("takes one text for each field and nothing else", async () => {
    for (const form of [
      { signInName: ["dung", "dung"], password: PASSWORD },
      { signInName: "dung", password: [PASSWORD, PASSWORD] },
      { signInName: "dung" },
      { signInName: "du\u0000ng", password: PASSWORD },
      { signInName: "x".repeat(5_000), password: PASSWORD },
    ] as Record<string, string | string[]>[]) {
      const response = await enter(signInRoute.action, "/sign-in", { form });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ ok: false, reason: "invalid-form" });
    }
  });

  it("keeps what was typed, but never a password", async () => {
    const form = { signInName: "dung", password: "sai bét cả rồi", trusted: "on" };
    const text = await (await enter(signInRoute.action, "/sign-in", { form })).text();
    expect(JSON.parse(text)).toMatchObject({ values: { signInName: "dung", trusted: "on" } });
    expect(text).not.toContain("sai bét");
  });

  it("answers an unknown name and a wrong password with the same bytes", async () => {
    const answers = await Promise.all(
      ["dung", "khong-co-ai"].map(async (signInName) => {
        const form = { signInName, password: "sai bét cả rồi" };
        const response = await enter(signInRoute.action, "/sign-in", { form });
        const body = (await response.text()).replace(signInName, "");
        return [response.status, [...response.headers.keys()], body];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe("the door of signing out", () => {
  it("ends the session by POST only", async () => {
    const { token } = await createSession({ accountId: await makeOfficial(NOW), now: NOW });
    await enter(signOutRoute.loader, "/sign-out", { token });
    expect(await findViewer(token, now())).not.toBeNull();
    const response = await enter(signOutRoute.action, "/sign-out", { form: {}, token });
    expect(cookiesOf(response).hoi_thi_session).toContain("Max-Age=0");
    expect(await findViewer(token, now())).toBeNull();
    const replayed = await enter(accountRoute.loader, "/account", { token });
    expect(locationOf(replayed)).toBe("/sign-in?to=%2Faccount");
  });
});

describe("the door of registration", () => {
  const form = (more: Record<string, string> = {}) => ({
    displayName: "Lê Thị Mơ",
    contact: "+84 912 345 678",
    unit: commune.id,
    unitText: "Xã Phú Thái",
    password: "Nắng vàng trên đê",
    consent: "on",
    ...more,
  });

  it("makes a citizen with consent, and nothing that was not asked for", async () => {
    const forged = {
      kind: "official",
      role: "admin",
      memberId: "x",
      signInName: "admin",
      disabledAt: "x",
      id: "1",
    };
    const response = await enter(registerRoute.action, "/register?to=/c/thi", { form: form(forged) });
    expect([response.status, locationOf(response)]).toEqual([302, "/c/thi"]);
    const { rows } = await owner.query(
      `SELECT a.*, c.version, (SELECT count(*)::int FROM grant_of_role g WHERE g.account_id = a.id) AS grants
       FROM account a JOIN consent c ON c.account_id = a.id WHERE sign_in_name = '0912345678'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: "citizen", display_name: "Lê Thị Mơ", unit_id: commune.id });
    expect(rows[0]).toMatchObject({ member_id: null, disabled_at: null, version: "2026-11", grants: 0 });
    expect(rows[0].password_hash).toMatch(/^\$2[aby]\$10\$/);
  });

  it("knows a phone number however it is written, and says no more than it must", async () => {
    const response = await enter(registerRoute.action, "/register", {
      form: form({ contact: "0912.345.678", displayName: "Kẻ Khác" }),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ reason: "cannot-register" });
  });

  it("asks for a contact, a unit of the list, a fair password and the consent", async () => {
    const refusedFor = async (more: Record<string, string>, left: string[] = []) => {
      const fields: Record<string, string> = form({ contact: "mo@example.vn", ...more });
      for (const name of left) delete fields[name];
      const answer = await (await enter(registerRoute.action, "/register", { form: fields })).json();
      return [answer.reason, Object.keys(answer.fields)];
    };
    expect(await refusedFor({ contact: "12345" })).toEqual(["bad-contact", []]);
    expect(await refusedFor({ unit: "khong-phai" })).toEqual(["unknown-unit", []]);
    expect(await refusedFor({ unit: "" })).toEqual(["invalid-form", ["unit"]]);
    expect(await refusedFor({ password: "matkhau123" })).toEqual(["password-common", []]);
    expect(await refusedFor({ password: "Lê Thị Mơ 1990" })).toEqual(["password-personal", []]);
    expect(await refusedFor({ password: "ngắn" })).toEqual(["password-short", []]);
    expect(await refusedFor({ password: "ộ".repeat(25) })).toEqual(["password-long", []]);
    expect(await refusedFor({}, ["consent"])).toEqual(["invalid-form", ["consent"]]);
    const { rows } = await owner.query("SELECT 1 FROM account WHERE sign_in_name = 'mo@example.vn'");
    expect(rows).toHaveLength(0);
  });

  it("composes names that come decomposed", async () => {
    const displayName = "Nguyễn Thị Ước".normalize("NFD");
    await enter(registerRoute.action, "/register", {
      form: form({ contact: "uoc@example.vn", displayName }),
    });
    const { rows } = await owner.query(
      "SELECT display_name FROM account WHERE sign_in_name = 'uoc@example.vn'",
    );
    expect(rows[0].display_name).toBe("Nguyễn Thị Ước".normalize("NFC"));
  });
});

describe("a one-time password", () => {
  it("opens only the page of the password", async () => {
    const accountId = await makeOfficial(NOW);
    const token = await tokenFor(accountId);
    const set = "UPDATE account SET initial_password_expires_at = $2 WHERE id = $1";
    await owner.query(set, [accountId, new Date(NOW.getTime() + 86_400_000)]);
    const response = await enter(accountRoute.loader, "/account?x=1&_data=routes", { token });
    expect(locationOf(response)).toBe(`/account/password?to=${encodeURIComponent("/account?x=1")}`);
    expect((await enter(passwordRoute.loader, "/account/password", { token })).status).toBe(200);
    await owner.query(set, [accountId, null]);
    expect((await enter(accountRoute.loader, "/account", { token })).status).toBe(200);
  });
});

describe("the desk of accounts", () => {
  it("opens for organisers within their scope and for nobody else", async () => {
    const scope = { kind: "unit" as const, unitId: commune.id };
    const target = await makeOfficial(NOW, [{ role: "unit_officer", scope }]);
    const holders = {
      organiser: await tokenFor(await makeOfficial(NOW, [{ role: "organiser", scope }])),
      admin: await tokenFor(await makeOfficial(NOW, [{ role: "admin", scope: { kind: "system" } }])),
      officer: await tokenFor(await makeOfficial(NOW, [{ role: "unit_officer", scope }])),
      foreign: await tokenFor(
        await makeOfficial(NOW, [{ role: "organiser", scope: { kind: "unit", unitId: elsewhere.id } }]),
      ),
      nobody: await tokenFor(await makeOfficial(NOW)),
    };
    const params = { account: target };
    const path = `/organise/accounts/${target}`;
    const statuses = async (door: Door, more: Call = {}) =>
      Promise.all(
        Object.values(holders).map(
          async (token) => (await enter(door, path, { params, token, ...more })).status,
        ),
      );
    expect(await statuses(deskAccountRoute.loader)).toEqual([200, 200, 403, 403, 403]);
    expect(await statuses(accountsRoute.loader)).toEqual([200, 200, 403, 200, 403]);
    expect(await statuses(newOfficialRoute.loader)).toEqual([403, 200, 403, 403, 403]);
    const grant = { form: { intent: "revoke", grant: "khong-phai" } };
    expect(await statuses(deskAccountRoute.action, grant)).toEqual([422, 422, 403, 403, 403]);
    const unknown = { account: "00000000-0000-7000-8000-000000000000" };
    expect(
      (await enter(deskAccountRoute.loader, path, { params: unknown, token: holders.admin })).status,
    ).toBe(404);
    expect(locationOf(await enter(deskAccountRoute.loader, path, { params }))).toMatch(/^\/sign-in/);
    expect((await enter(deskAccountRoute.action, path, { params, form: {} })).status).toBe(401);
  });

  it("shows the people of the own subtree and nobody's secrets", async () => {
    const organiser = await makeOfficial(NOW, [
      { role: "organiser", scope: { kind: "unit", unitId: commune.id } },
    ]);
    const token = await tokenFor(organiser);
    const listed = await (
      await enter(accountsRoute.loader, "/organise/accounts?search=hanh", { token })
    ).json();
    expect(listed.lines).toMatchObject([{ name: "Nguyễn Thị Hạnh", state: "none", accountId: null }]);
    expect(listed.counts).toEqual({ none: 1, waiting: 0, active: 0, disabled: 0 });
    const foreign = await enter(accountsRoute.loader, `/organise/accounts?unit=${elsewhere.id}`, { token });
    expect((await foreign.json()).lines).toEqual([]);
    const citizens = await enter(accountsRoute.loader, "/organise/accounts?kind=citizen", { token });
    const text = await citizens.text();
    expect(JSON.parse(text).lines.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/hash|\$2[aby]\$/i);
    const odd = "/organise/accounts?kind=x&unit=x&state=x&page=-1&search=%25";
    expect((await enter(accountsRoute.loader, odd, { token })).status).toBe(200);
  });

  it("answers slips on a page or as a file, never to be kept", async () => {
    const token = await tokenFor(
      await makeOfficial(NOW, [{ role: "organiser", scope: { kind: "unit", unitId: commune.id } }]),
    );
    const form = { choice: "without-account", unit: commune.id };
    const page = await (await enter(slipsRoute.action, "/organise/accounts/slips", { form, token })).json();
    expect(page.slips).toHaveLength(1);
    const member = { choice: "members", members: page.slips[0].memberId };
    const file = await enter(workbookRoute.action, "/organise/accounts/slips.xlsx", { form: member, token });
    expect(file.headers.get("Content-Type")).toContain("spreadsheetml");
    expect(file.headers.get("Cache-Control")).toBe("no-store");
    const again = await enter(slipsRoute.action, "/organise/accounts/slips", { form, token });
    expect(locationOf(again)).toBe("/organise/accounts?refused=nobody-chosen");
    const bad = await enter(slipsRoute.action, "/organise/accounts/slips", {
      form: { choice: "all" },
      token,
    });
    expect(bad.status).toBe(400);
  });
});
