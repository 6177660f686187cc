import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { startApp, type TestApp } from "../support/app-server";
import {
  type Answer,
  dataUrl,
  eachOf,
  fill,
  listRoutes,
  paramNames,
  type RouteLine,
  send,
  sendForm,
} from "../support/crawl";
import { formsOf, type PageForm } from "../support/crawl-forms";
import { type Crowd, makeCrowd, paramsOf } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DOORS } from "../support/door-inventory";
import { type Person, signIn } from "../support/sitting-fixture";

const LONG_MS = 240_000;

let database: TestDatabase;
let app: TestApp;
let crowd: Crowd;
let params: Record<string, string>;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  // The door to drafting is there only where a service is configured; nothing listens at this one.
  app = await startApp({ database, env: { DRAFTING_URL: "http://127.0.0.1:9/v1" } });
  params = paramsOf(crowd.here, crowd.own);
});

afterAll(async () => {
  await disconnect();
  await app.stop();
});

/** What no field expects. Of bytes, because some of it is no text. */
const NASTY: readonly string[] = [
  "",
  "%00",
  "a%00b",
  "NaN",
  "1e309",
  "-1",
  "99999999999999999999",
  "__proto__",
  encodeURIComponent("<script>alert(1)</script>"),
  encodeURIComponent("=cmd|' /C calc'!A0"),
  encodeURIComponent("Nguyễn Văn Á".normalize("NFD")),
  encodeURIComponent("\u202Eđảo\u2066"),
  "%ED%A0%80%F0%9F%92",
  "%zz%",
  "275760-09-13",
  "00000000-0000-0000-0000-000000000000",
  encodeURIComponent("'; DROP TABLE unit; --"),
  "x".repeat(30_000),
];

const BOUNDARY = "----hostile";

function multipart(names: readonly string[]): string {
  const parts = names.map(
    (name) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="../../x\u0000.exe"\r\n` +
      `Content-Type: application/octet-stream\r\n\r\nMZ\u0000\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

type Body = { what: string; type: string; body: string };

/** One form in all the shapes that a stranger's program could give it. */
function shapesOf({ fields }: PageForm): Body[] {
  const type = "application/x-www-form-urlencoded";
  const encoded = fields.map(
    ([name, value]) => [encodeURIComponent(name), encodeURIComponent(value)] as const,
  );
  const join = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map((pair) => pair.join("=")).join("&");
  const isAct = (name: string) => ["intent", "choice", "locale"].includes(name);
  const whole = NASTY.map((value) => ({
    what: `everything is ${value.slice(0, 20)}`,
    type,
    body: join(encoded.map(([name, good]) => [name, isAct(name) ? good : value])),
  }));
  // One field after the other, so that no earlier refusal hides it; each meets the next of three values.
  const single = encoded.map(([name], at) => {
    const value = ["a%00b", "1e309", "x".repeat(30_000)][at % 3] ?? "";
    return {
      what: `${name} is ${value.slice(0, 20)}`,
      type,
      body: join(encoded.map(([other, good]) => [other, other === name ? value : good])),
    };
  });
  const names = fields.map(([name]) => name);
  const acts = encoded.filter(([name]) => isAct(name));
  return [
    ...whole,
    ...single,
    { what: "nothing but the intent", type, body: join(acts) },
    { what: "everything twice", type, body: join([...encoded, ...encoded]) },
    {
      what: "everything but the intent twice",
      type,
      body: join([...encoded, ...encoded.filter(([n]) => !isAct(n))]),
    },
    {
      what: "unknown intent",
      type,
      body: join([...encoded.filter(([n]) => !isAct(n)), ["intent", "constructor"]]),
    },
    { what: "prototype", type, body: `__proto__=1&constructor[prototype][a]=1&toString=1&${join(encoded)}` },
    { what: "files for texts", type: `multipart/form-data; boundary=${BOUNDARY}`, body: multipart(names) },
    { what: "parts without end", type: `multipart/form-data; boundary=${BOUNDARY}`, body: "--x" },
    { what: "parts without boundary", type: "multipart/form-data", body: multipart(names) },
    { what: "JSON", type: "application/json", body: JSON.stringify(Object.fromEntries(fields)) },
    { what: "no type", type: "", body: join(encoded) },
  ];
}

/** Busy for a moment is a fair answer of the doors that work with passwords; anything else above 499 is a fault. */
const isFault = ({ status }: Answer, file: string) =>
  status >= 500 && !(status === 503 && file.startsWith("routes/account/"));

const post = (url: string, as: Person | null, { type, body }: Body) =>
  send(url, { as, body, headers: { Origin: app.url, ...(type ? { "Content-Type": type } : {}) } });

describe("forms", () => {
  /** Pages do not show these all the time. */
  const HIDDEN: Record<string, PageForm["fields"]> = {
    "routes/organise/round-results-approval.ts": [
      ["version", "1"],
      ["note", "Ghi chú"],
    ],
    "routes/organise/accounts-slips.tsx": [
      ["choice", "members"],
      ["members", "x"],
      ["unit", "x"],
    ],
    "routes/organise/accounts-slips-workbook.ts": [
      ["choice", "without-account"],
      ["unit", "x"],
    ],
    "routes/organise/unit-import-review.tsx": [
      ["intent", "confirm"],
      ["fingerprint", "x"],
      ["skipErrors", "1"],
    ],
    "routes/organise/contest-bars.tsx": [
      ["intent", "lift"],
      ["barId", "x"],
      ["reason", "x"],
    ],
    "routes/organise/round.tsx": [
      ["intent", "extend"],
      ["closesAt", "2026-12-01T08:00"],
      ["reason", "x"],
    ],
    "routes/organise/round-results-person.tsx": [
      ["attemptId", ""],
      ["verdict", "disqualify"],
      ["reason", "Thi hộ"],
    ],
    "routes/organise/bank-question.tsx": [
      ["intent", "retire"],
      ["reason", "x"],
    ],
    "routes/account/account.tsx": [
      ["intent", "end"],
      ["session", "x"],
    ],
    "routes/resources/locale.ts": [
      ["locale", "en"],
      ["to", "/"],
    ],
    "routes/play/enter.tsx": [
      ["trackId", "x"],
      ["agreed", "yes"],
      ["consentVersion", "1"],
    ],
    "routes/account/link.tsx": [["trusted", "on"]],
  };

  async function formsAt(route: RouteLine, path: string, as: Person | null): Promise<PageForm[]> {
    const page = await send(app.url + path, { as });
    const own = formsOf(page.body, path).filter((form) => form.action.split("?")[0] === path);
    const hidden = HIDDEN[route.file];
    return [...own, ...(hidden ? [{ action: path, fields: hidden }] : [])];
  }

  it(
    "never break the server, whatever they carry",
    async () => {
      const faults: string[] = [];
      let tried = 0;
      const routes = listRoutes().filter(({ file }) => DOORS[file]?.action);
      const fields = new Set<string>();
      for (const route of routes) {
        if (route.file === "routes/account/sign-out.ts") continue;
        const path = fill(route.address, { ...params, round: route.file.includes("results") ? "1" : "3" });
        const isForStrangers = /sign-in|register|link/.test(route.file);
        const as = isForStrangers ? null : await signIn(crowd.people.admin?.accountId ?? "", new Date());
        const auditor = route.file.includes("approval") ? crowd.people.auditor : as;
        const forms = (await formsAt(route, path, as)).filter(
          (form) =>
            !form.fields.some(
              ([name, value]) => name === "intent" && /everywhere|lock|release|open|remove/.test(value),
            ),
        );
        for (const form of forms) for (const [name] of form.fields) fields.add(`${route.file} ${name}`);
        const shapes = forms.flatMap(shapesOf);
        await eachOf(shapes, async (shape) => {
          tried += 1;
          const isShown = /twice|files|script/.test(shape.what) && route.file.endsWith(".tsx");
          const url =
            isShown || route.file.endsWith(".ts") ? app.url + path : dataUrl(app.url, path, route.id);
          const got = await post(url, auditor, shape);
          if (isFault(got, route.file)) faults.push(`${route.file} ${got.status}: ${shape.what}`);
        });
      }
      expect(faults).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
      expect(fields.size).toBeGreaterThan(100);
    },
    LONG_MS,
  );

  it("too large are refused, also when they do not say how large they are", async () => {
    const body = Buffer.from(`signInName=${"x".repeat(10_000_000)}&password=x`);
    const type = { "Content-Type": "application/x-www-form-urlencoded", Origin: app.url };
    const path = "/sign-in?_data=routes%2Faccount%2Fsign-in";
    for (const headers of [type, { ...type, "Transfer-Encoding": "chunked" }]) {
      const begun = performance.now();
      const got = await send(app.url + path, { body, headers }).catch(() => ({ status: 413 }));
      expect(got.status).toBe(413);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
    const many = Array.from({ length: 150_000 }, (_, at) => at.toString(36)).join("&");
    const begun = performance.now();
    expect((await send(app.url + path, { body: many, headers: type })).status).toBe(422);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect((await send(`${app.url}/healthz`)).status).toBe(200);
  });

  it("set nothing that they do not offer", async () => {
    const extra = {
      ...{
        role: "admin",
        roles: "admin",
        kind: "official",
        unitId: crowd.there.unit.id,
        path: "/",
        points: "999",
      },
      ...{
        id: crowd.there.unit.id,
        accountId: crowd.people.admin?.accountId ?? "",
        isAdmin: "1",
        score: "999",
      },
      ...{ submittedAt: "2026-01-01", publishedAt: "", holderUnitId: crowd.there.unit.id, createdBy: "x" },
      ...{
        passwordHash: "x",
        signInNameVerified: "1",
        slug: "chiem",
        contestId: crowd.there.contest.contestId,
      },
    };
    const typed = { displayName: "Trần Thị Ba", contact: "0912345678", password: "Lúa chín vàng đồng quê" };
    const register = await sendForm(`${app.url}/register`, {
      ...extra,
      ...{ ...typed, unit: crowd.here.unit.id, consent: "on" },
    });
    expect([register.status, register.to]).toEqual([302, "/"]);
    const made = await db().account.findFirstOrThrow({
      where: { displayName: typed.displayName },
      include: { grants: true },
    });
    expect(made).toMatchObject({ kind: "citizen", unitId: crowd.here.unit.id, memberId: null, grants: [] });
    const contest = await db().contest.findUniqueOrThrow({ where: { slug: "thi-xa" } });
    const page = `${app.url}/organise/contests/thi-xa/settings`;
    const shown = await send(page, { as: crowd.people.organiser });
    const form = formsOf(shown.body, "/organise/contests/thi-xa/settings").find(({ fields }) =>
      fields.some(([name]) => name === "rulesMarkdown"),
    );
    const own = Object.fromEntries(form?.fields ?? []);
    const saved = await sendForm(
      page,
      { ...extra, ...own, intent: "save", title: "Tên mới" },
      { as: crowd.people.organiser },
    );
    expect(saved.status).toBeLessThan(500);
    const after = await db().contest.findUniqueOrThrow({ where: { slug: "thi-xa" } });
    const { title: _, rulesMarkdown: __, summary: ___, predictionQuestion: ____, ...kept } = contest;
    expect(after).toMatchObject(kept);
  });
});

describe("addresses", () => {
  const WRONG = [
    ...["%00", "a%00b", "..%2f..%2fetc", "x".repeat(400), "NaN", "-1", "1e309", "99999999999999999999"],
    ...["00000000-0000-0000-0000-000000000000", "%F0%9F%98%80", "%E0%A4%A", "__proto__", "%ED%A0%80"],
  ];
  const doors = () => listRoutes().filter(({ file }) => DOORS[file]?.loader);

  it(
    "with ids of a wrong form lead to nothing",
    async () => {
      const wrong: string[] = [];
      // A set that hostile forms have made under such an address is there.
      const made = new Set((await db().practiceSet.findMany()).map((set) => set.slug));
      const cases = doors().flatMap((route) =>
        paramNames(route.address).flatMap((name) =>
          WRONG.filter((value) => name !== "set" || !made.has(value)).map((value) => ({
            route,
            name,
            value,
          })),
        ),
      );
      await eachOf(cases, async ({ route, name, value }) => {
        const path = fill(route.address, { ...params, [name]: "WRONG" }).replace("WRONG", value);
        const url = route.file.endsWith(".tsx") ? dataUrl(app.url, path, route.id) : app.url + path;
        const got = await send(url, { as: crowd.people.admin });
        // Starting leads back to the page of the contest, which is the one that is not there.
        const isRight =
          [400, 404].includes(got.status) || (route.file === "routes/play/start.ts" && got.status === 302);
        if (!isRight)
          wrong.push(`${route.file} :${name}=${value.slice(0, 20)} ${got.status} ${got.to ?? ""}`);
      });
      expect(wrong).toEqual([]);
      expect(cases.length).toBeGreaterThan(500);
      const page = await send(`${app.url}/c/a%00b`);
      expect([page.status, page.body]).toEqual([404, expect.stringContaining("<html")]);
    },
    LONG_MS,
  );

  it(
    "with queries that make no sense show a page",
    async () => {
      const NAMES = [
        ...[
          "page",
          "q",
          "search",
          "on",
          "day",
          "seed",
          "show",
          "kind",
          "state",
          "topic",
          "difficulty",
          "type",
        ],
        ...[
          "audience",
          "order",
          "list",
          "view",
          "to",
          "start",
          "done",
          "refused",
          "exempt",
          "ended",
          "password",
        ],
      ];
      const VALUES = ["-1", "1000000000", "1e309", "a%00b", "%ED%A0%80%25", "x".repeat(2_000), "__proto__"];
      const wrong: string[] = [];
      // Every second value for a door, the others for the next one: doors share what reads their queries.
      const cases = doors().flatMap((route, place) => [
        ...VALUES.filter((_, at) => (at + place) % 2 === 0).map((value) => ({
          route,
          search: NAMES.map((name) => `${name}=${value}`).join("&"),
        })),
        // Some of these are refused, which would hide what comes after.
        ...["unit", "track", "round", "q"].map((name) => ({ route, search: `${name}=a%00b` })),
      ]);
      await eachOf(cases, async ({ route, search }) => {
        const path = `${fill(route.address, params)}?${search}`;
        const as = /sign-in|register/.test(route.file) ? null : crowd.people.admin;
        const isPage = route.file.endsWith(".tsx") && /proto|page=-1/.test(search);
        const url = isPage || route.file.endsWith(".ts") ? app.url + path : dataUrl(app.url, path, route.id);
        const got = await send(url, { as });
        if (got.status >= 500) wrong.push(`${route.file} ${search.slice(0, 40)} ${got.status}`);
      });
      expect(wrong).toEqual([]);
      expect(cases.length).toBeGreaterThan(500);
    },
    LONG_MS,
  );
});

describe("cookies", () => {
  it("that are no cookies of ours mean nobody", async () => {
    const good = crowd.people.admin?.sessionToken ?? "";
    const bad = [
      "hoi_thi_session",
      "hoi_thi_session=",
      "hoi_thi_session=\u00ff\u00fe",
      `hoi_thi_session=${good}x`,
      `hoi_thi_session=${good.toUpperCase()}`,
      `hoi_thi_session="${good}"`,
      `hoi_thi_session=${"a".repeat(6_000)}`,
      `hoi_thi_session=' OR 1=1 --; hoi_thi_session=${good}`,
      `x=${good}; =; ;;; hoi_thi_locale=%00; hoi_thi_locale=__proto__`,
      `__proto__=${good}`,
      `${"a=b;".repeat(1_000)}`,
    ];
    for (const Cookie of bad) {
      for (const page of ["/account", "/", "/api/attempts/00000000-0000-0000-0000-000000000000"]) {
        const got = await send(app.url + page, { headers: { Cookie } });
        const expected = page === "/" ? 200 : page === "/account" ? 302 : 401;
        const isRight = got.status === expected || (page.startsWith("/api") && got.status === 404);
        expect([Cookie.slice(0, 40), page, isRight ? "right" : got.status]).toEqual([
          Cookie.slice(0, 40),
          page,
          "right",
        ]);
      }
    }
    const real = await send(`${app.url}/account`, { headers: { Cookie: `hoi_thi_session=${good}` } });
    expect(real.status).toBe(200);
  });
});
