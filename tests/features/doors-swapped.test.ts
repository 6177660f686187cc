import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { db, disconnect } from "~/platform/db.server";
import { startApp, type TestApp } from "../support/app-server";
import {
  type Answer,
  dataUrl,
  eachOf,
  type Fields,
  fill,
  listRoutes,
  paramNames,
  send,
  sendForm,
} from "../support/crawl";
import { changedTables, fingerprint } from "../support/crawl-database";
import { type Crowd, makeCrowd, paramsOf, type Who } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DOORS } from "../support/door-inventory";
import { answer } from "../support/sitting-fixture";

/** For some thousand requests, also on a machine that is busy. */
const LONG_MS = 240_000;

let database: TestDatabase;
let app: TestApp;
let crowd: Crowd;
let own: Record<string, string>;
let foreign: Record<string, string>;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  app = await startApp({ database });
  own = paramsOf(crowd.here, crowd.own);
  // The fourth round is one that only the other contest has.
  foreign = { ...paramsOf(crowd.there, crowd.other), round: "4" };
});

afterAll(async () => {
  await disconnect();
  await app.stop();
});

const routes = listRoutes();
const summary = (got: Answer) => (got.to === null ? String(got.status) : `led to ${got.to}`);
const statusesOf = async (answers: Promise<Answer>[]) =>
  [...new Set((await Promise.all(answers)).map((one) => one.status))].sort();

/** All ways to take some of the parameters from elsewhere. */
function swaps(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length - 1 }, (_, at) =>
    names.filter((_, place) => ((at + 1) >> place) % 2 === 1),
  );
}

describe("an address with somebody else's ids", () => {
  const HERE: readonly Who[] = ["officer", "organiser", "contest organiser", "auditor", "contestant"];
  /**
   * Banks and practice sets belong to no commune, codes of questions and pictures to their bank, places to their import; and links lead
   * whoever holds them.
   */
  const SHARED = new Set(["bank", "question", "picture", "position", "set", "token"]);

  it(
    "is refused, whichever of them were swapped, and shows and changes nothing",
    async () => {
      const before = await fingerprint(database.ownerUrl);
      const cases = routes.flatMap((route) => {
        const names = paramNames(route.address).filter((name) => !SHARED.has(name));
        const door = DOORS[route.file];
        if (!door || names.length === 0) return [];
        return HERE.flatMap((who) =>
          swaps(names).flatMap((swapped) =>
            (["loader", "action"] as const)
              .filter((kind) => door[kind] && door[kind]?.kind !== "public")
              .map((kind) => ({ route, who, swapped, kind })),
          ),
        );
      });
      const wrong: string[] = [];
      await eachOf(cases, async ({ route, who, swapped, kind }) => {
        const params = { ...own };
        for (const name of swapped) params[name] = foreign[name] as string;
        const path = fill(route.address, params);
        const url = route.file.endsWith(".tsx") ? dataUrl(app.url, path, route.id) : app.url + path;
        const as = crowd.people[who];
        const got = kind === "loader" ? await send(url, { as }) : await sendForm(url, { intent: "" }, { as });
        // An empty form may be refused before the ids are looked at; forms that mean something come below.
        const isRefused =
          [403, 404].includes(got.status) || (kind === "action" && [400, 422].includes(got.status));
        const isPublicContest =
          route.file.startsWith("routes/play/enter") || route.file.startsWith("routes/play/start");
        if (!isRefused && !isPublicContest) {
          wrong.push(`${kind} ${route.file} as ${who}, ${swapped} swapped: ${summary(got)}`);
        }
      });
      expect(wrong).toEqual([]);
      expect(cases.length).toBeGreaterThan(300);
      expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual([]);
    },
    LONG_MS,
  );

  it("leads a contestant to the pictures of the own paper only", async () => {
    const as = crowd.people.contestant;
    const statusOf = async (id: string) => (await send(`${app.url}/pictures/${id}`, { as })).status;
    expect(await statusOf(crowd.here.pictureId)).toBe(200);
    expect(await statusOf(crowd.there.pictureId)).toBe(404);
  });

  it("does not reach up from a unit to what belongs to the unit above it", async () => {
    const { here, people } = crowd;
    const below = { ...own, unit: here.school.id };
    for (const address of [
      "/organise/units/:unit/members/:member",
      "/organise/units/:unit/import/:import",
      "/organise/units/:unit/import/:import/problems.xlsx",
    ]) {
      const url = app.url + fill(address, below);
      for (const who of ["organiser", "school officer"] as const) {
        expect([address, (await send(url, { as: people[who] })).status]).toEqual([address, 404]);
      }
    }
  });
});

describe("a form with somebody else's ids", () => {
  type Attempt = [name: string, address: string, form: Fields, who?: Who];

  function forgeries(): Attempt[] {
    const { here, there, own: seats, other, people } = crowd;
    const desk = "/organise/contests/:contest";
    const track = { code: "moi", name: "Mới", audience: "staff", entryMode: "roster", bankIds: here.bankId };
    const prize = { prizeName: "Giải", prizeQuantity: "1", prizeReward: "" };
    const decision = { verdict: "disqualify", reason: "Thi hộ, có biên bản" };
    const agreed = { agreed: "yes", consentVersion: CURRENT_CONSENT_VERSION };
    const school = { code: "XA-TH", name: "Trường XA", kind: "school", validFrom: "2025-07-01" };
    const person = `${desk}/rounds/:round/results/people/:account`;
    const member = "/organise/units/:unit/members/:member";
    const account = "/organise/accounts/:account";
    const grant = { intent: "grant", role: "unit_officer", unit: "", contest: "" };
    const another = here.person("XA-1").memberId;
    const away = "Việc riêng của người khác";
    const withdrawal = { intent: "withdraw", reason: away };
    return [
      ["track removed", `${desk}/tracks`, { intent: "remove", trackId: there.contest.trackId }],
      ["track saved", `${desk}/tracks`, { intent: "save", trackId: there.contest.trackId, ...track }],
      ["prizes saved", `${desk}/prizes`, { trackId: there.contest.trackId, ...prize }],
      ["bar lifted", `${desk}/bars`, { intent: "lift", barId: there.barId, reason: away }],
      ["matrix saved", `${desk}/rounds/3/matrix`, { trackId: there.contest.trackId }],
      ["attempt of a contest", person, { ...decision, attemptId: other.pastAttemptId }],
      ["attempt of a round", person, { ...decision, attemptId: seats.doneAttemptId }],
      [
        "attempt of a person",
        `${desk}/rounds/2/results/people/:account`,
        { ...decision, attemptId: seats.doneAttemptId },
      ],
      ["exemption of a commune", member, { ...withdrawal, exemptionId: there.exemptionId }],
      [
        "exemption of a person",
        `/organise/units/:unit/members/${another}`,
        { ...withdrawal, exemptionId: here.exemptionId },
      ],
      [
        "exempted abroad",
        `/organise/units/:unit/members/${foreign.member}`,
        { intent: "exempt", kind: "leave", reason: away, validFrom: "2026-01-01", lastDay: "" },
      ],
      ["import discarded", `/organise/units/:unit/import/${there.importId}`, { intent: "discard" }],
      [
        "import confirmed",
        `/organise/units/:unit/import/${there.importId}`,
        { intent: "confirm", fingerprint: "x" },
      ],
      [
        "import of the unit above",
        `/organise/units/${here.school.id}/import/${here.importId}`,
        { intent: "discard" },
        "school officer",
      ],
      [
        "unit moved",
        `/organise/units/${here.school.id}/edit`,
        { intent: "edit", ...school, parent: there.unit.id },
      ],
      [
        "unit moved up",
        `/organise/units/${here.school.id}/edit`,
        { intent: "edit", ...school, parent: crowd.province.id },
      ],
      ["role abroad", account, { ...grant, scopeKind: "unit", unit: there.unit.id }],
      ["role in a contest", account, { ...grant, scopeKind: "contest", contest: there.contest.contestId }],
      ["role everywhere", account, { ...grant, scopeKind: "system" }],
      ["role above the own", account, { ...grant, role: "auditor", scopeKind: "unit", unit: here.unit.id }],
      ["slips abroad", "/organise/accounts/slips", { choice: "members", members: foreign.member as string }],
      ["slips for a unit", "/organise/accounts/slips", { choice: "without-account", unit: there.unit.id }],
      [
        "sheet of slips",
        "/organise/accounts/slips.xlsx",
        { choice: "members", members: foreign.member as string },
      ],
      [
        "contest abroad",
        "/organise/contests/new",
        { title: "Thi", slug: "thi-la", holderUnitId: there.unit.id },
      ],
      ["session ended", "/account", { intent: "end", session: people.admin?.sessionId ?? "" }, "contestant"],
      ["entered abroad", "/c/thi-xb/enter", { ...agreed, trackId: there.contest.trackId }, "contestant"],
      ["track abroad", "/c/:contest/enter", { ...agreed, trackId: there.contest.trackId }, "citizen"],
      ["started abroad", "/c/thi-xb/rounds/2/start", {}, "contestant"],
      ["started without entry", "/c/:contest/rounds/2/start", {}, "citizen"],
    ];
  }

  it(
    "changes nothing",
    async () => {
      let before = await fingerprint(database.ownerUrl);
      const [grantElsewhere] = await db().grant.findMany({
        where: { accountId: crowd.people["organiser elsewhere"]?.accountId },
      });
      const all: Attempt[] = [
        ...forgeries(),
        ["role taken", "/organise/accounts/:account", { intent: "revoke", grant: grantElsewhere?.id ?? "" }],
      ];
      for (const [name, address, form, who = "organiser"] of all) {
        const got = await sendForm(app.url + fill(address, own), form, { as: crowd.people[who] });
        const isRefused = [400, 403, 404, 409, 422].includes(got.status);
        const isLedBack = /refused=|[?&]start=|^\/account$|\/import$/.test(got.to ?? "");
        expect.soft([name, isRefused || isLedBack ? "refused" : summary(got)]).toEqual([name, "refused"]);
        const after = await fingerprint(database.ownerUrl);
        expect.soft([name, changedTables(before, after)]).toEqual([name, []]);
        before = after;
      }
    },
    LONG_MS,
  );

  it("with the own ids does what it says: the forms above fail for their ids alone", async () => {
    const { here, people } = crowd;
    const good: Attempt[] = [
      [
        "bar lifted",
        "/organise/contests/:contest/bars",
        { intent: "lift", barId: here.barId, reason: "Nhầm" },
      ],
      [
        "decision",
        "/organise/contests/:contest/rounds/1/results/people/:account",
        { attemptId: crowd.own.pastAttemptId, verdict: "disqualify", reason: "Thi hộ, có biên bản" },
      ],
      [
        "exemption withdrawn",
        "/organise/units/:unit/members/:member",
        { intent: "withdraw", exemptionId: here.exemptionId, reason: "Nhầm" },
      ],
      [
        "role given",
        `/organise/accounts/${here.person("XA-2").accountId}`,
        { intent: "grant", role: "unit_officer", scopeKind: "unit", unit: here.unit.id, contest: "" },
      ],
    ];
    for (const [name, address, form] of good) {
      const got = await sendForm(app.url + fill(address, own), form, { as: people.organiser });
      expect([name, got.to]).toEqual([name, expect.stringContaining("done=")]);
    }
  });
});

describe("a sitting of somebody else", () => {
  it("is not there, by page and by interface", async () => {
    const { own: seats, other, people } = crowd;
    const before = await fingerprint(database.ownerUrl);
    for (const attemptId of [seats.doneAttemptId, other.attemptId, other.pastAttemptId]) {
      for (const who of ["organiser", "admin", "citizen", "contestant"] as const) {
        const as = people[who];
        const at = `${app.url}/api/attempts/${attemptId}`;
        const headers = { Origin: app.url, "Content-Type": "application/json" };
        const post = (act: string, body: object) =>
          send(`${at}/${act}`, { as, headers, body: JSON.stringify(body) });
        const statuses = await statusesOf([
          send(at, { as }),
          post("answers", { ...answer(seats.view, 2, 2), attemptId }),
          post("submit", { attemptId, leaseEpoch: 1 }),
          post("lease", {}),
          send(`${app.url}/sit/${attemptId}`, { as }),
          send(`${app.url}/sit/${attemptId}/result`, { as }),
        ]);
        expect([who, statuses]).toEqual([who, [404]]);
      }
    }
    expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual([]);
  });
});

describe("lists of the desk", () => {
  it("name nobody and nothing of another commune", async () => {
    const elsewhere = crowd.there.unit.id;
    const pages = [
      ...["/organise/units", "/organise/units?q=XB", "/organise/units?ended=1", "/organise/contests"],
      ...["/organise/contests/new", "/organise/accounts", "/organise/accounts?search=XB"],
      ...["staff", "citizen", "official"].map((kind) => `/organise/accounts?kind=${kind}&unit=${elsewhere}`),
      ...["staff", "citizen", "official"].map((kind) => `/organise/accounts?kind=${kind}&page=2`),
      "/organise/contests/thi-xa/participation",
    ];
    for (const page of pages) {
      const got = await send(app.url + page, { as: crowd.people.organiser });
      expect([page, got.status]).toEqual([page, 200]);
      // The name of a unit is no secret: everybody finds it when registering.
      const shown = page.includes("unit=") ? /XB-\d/ : /XB-\d|xã XB|thi-xb/;
      expect([page, shown.exec(got.body)?.[0]]).toEqual([page, undefined]);
    }
    const other = `/organise/contests/thi-xa/participation?unit=${elsewhere}`;
    expect((await send(app.url + other, { as: crowd.people.organiser })).status).toBe(404);
    const seen = await send(`${app.url}/organise/units`, { as: crowd.people.admin });
    expect(seen.body).toContain("xã XB");
  });
});
