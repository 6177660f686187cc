import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { openRound } from "~/contest/open-round.server";
import { db, disconnect } from "~/platform/db.server";
import {
  accepted,
  hours,
  makeAccount,
  makeBank,
  makeContest,
  makeStaff,
  makeUnit,
  NOW,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

type Door = (args: {
  request: Request;
  params: Record<string, string>;
  context: unknown;
}) => Promise<unknown>;
type Module = { loader: Door; action: Door };

const ROUTES = join(import.meta.dirname, "../../app/routes");

let database: TestDatabase;
const doors: Record<string, Module> = {};

beforeAll(async () => {
  database = await openTestDatabase();
  const paths = [
    "home",
    "watch/contest",
    "play/enter",
    ...["contests", "contests-new", "contest", "contest-settings", "contest-tracks"].map(
      (name) => `organise/${name}`,
    ),
    ...["contest-prizes", "contest-bars", "round-new", "round", "round-matrix", "round-preview"].map(
      (name) => `organise/${name}`,
    ),
  ];
  for (const path of paths) doors[path] = (await import(join(ROUTES, `${path}.tsx`))) as unknown as Module;
});

// Doors read the clock themselves; only the date is faked, timers run on.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());

afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Form = Record<string, string | string[]>;
type Call = { as?: string; params?: Record<string, string>; form?: Form; search?: string };

/** Calls a door as the router would; answers status, body and, for a redirect, its address. */
async function call(path: string, { as, params = {}, form, search = "" }: Call = {}) {
  const headers = new Headers(as ? { Cookie: `hoi_thi_session=${as}` } : {});
  const body =
    form &&
    new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
  const request = new Request(`http://127.0.0.1:3000/x${search}`, {
    method: form ? "POST" : "GET",
    headers,
    body,
  });
  const door = form ? doors[path]?.action : doors[path]?.loader;
  if (!door) throw new Error(`no door ${path}`);
  const answer = (await door({ request, params, context: {} }).catch(
    (thrown: unknown) => thrown,
  )) as Response;
  if (!(answer instanceof Response)) throw answer;
  const text = await answer.text();
  return {
    status: answer.status,
    to: answer.headers.get("Location"),
    text,
    json: () => JSON.parse(text) as Record<string, never>,
  };
}

async function session(accountId: string): Promise<string> {
  return (await createSession({ accountId, now: new Date() })).token;
}

async function organiserOf(
  unitId: string,
  role: "organiser" | "auditor" | "author" = "organiser",
): Promise<string> {
  const { accountId } = await makeAccount("official");
  await db().grant.create({ data: { accountId, role, scopeKind: "unit", unitId, grantedAt: NOW } });
  return session(accountId);
}

const ROUND_FORM: Form = {
  intent: "save",
  name: "Tuần 1",
  opensAt: "2026-11-21T09:00",
  closesAt: "2026-11-28T09:00",
  durationMinutes: "20",
  graceSeconds: "5",
  attemptsAllowed: "3",
  countedAttempt: "best",
  resultTiming: "after_close",
  freezeMinutes: "",
  boardRows: "20",
};

describe("the organiser's way from nothing to an open round, through the doors", () => {
  it("creates, sets up, publishes and opens; a member enters and may start", async () => {
    const holder = await makeUnit();
    const bank = await makeBank();
    const as = await organiserOf(holder.unitId);
    const made = await call("organise/contests-new", {
      as,
      form: { title: "  Tìm hiểu   CCHC xã Phú Thái ", slug: "", holderUnitId: holder.unitId },
    });
    expect(made.to).toBe("/organise/contests/tim-hieu-cchc-xa-phu-thai?done=created");
    const params = { contest: "tim-hieu-cchc-xa-phu-thai" };
    const settings = {
      intent: "save",
      title: "Tìm hiểu CCHC",
      summary: "Một **cuộc thi**.",
      rulesMarkdown: "# Thể lệ\r\n<script>alert(1)</script>",
      pointsPerQuestion: "10",
      predictionMetric: "participants",
      predictionQuestion: "Bao nhiêu người?",
      rankingChain: ["points", "prediction-error", "", ""],
    };
    expect((await call("organise/contest-settings", { as, params, form: settings })).to).toContain(
      "done=saved",
    );
    const track = {
      intent: "save",
      trackId: "",
      code: "cbccvc",
      name: "CBCCVC",
      audience: "staff",
      entryMode: "roster",
      bankIds: bank.bankId,
    };
    expect((await call("organise/contest-tracks", { as, params, form: track })).to).toContain("done=saved");
    const { id: trackId } = await db().track.findFirstOrThrow({
      where: { code: "cbccvc" },
      orderBy: { id: "desc" },
    });
    const prizes = {
      trackId,
      prizeName: ["Giải Nhất", "", "Giải Nhì"],
      prizeQuantity: ["1", "", "2"],
      prizeReward: ["500.000 đồng", "", ""],
    };
    expect((await call("organise/contest-prizes", { as, params, form: prizes })).to).toContain("done=saved");
    expect((await call("organise/round-new", { as, params, form: ROUND_FORM })).to).toContain(
      "/rounds/1/matrix",
    );
    const here = { ...params, round: "1" };
    const early = await call("organise/round", { as, params: here, form: { intent: "open" } });
    expect([early.status, early.json().reason]).toEqual([409, "not-ready"]);
    const cells = {
      trackId,
      [`cell:${bank.topicIds[0]}:easy`]: "2",
      [`cell:${bank.topicIds[1]}:hard`]: " 1 ",
    };
    expect((await call("organise/round-matrix", { as, params: here, form: cells })).to).toContain(
      "done=saved",
    );
    expect((await call("organise/contest", { as, params, form: { intent: "publish" } })).to).toContain(
      "done=published",
    );
    expect((await call("organise/round", { as, params: here, form: { intent: "open" } })).to).toContain(
      "done=opened",
    );

    const member = await session((await makeStaff(holder.unitId)).accountId);
    vi.setSystemTime(hours(2));
    const entering = { trackId, agreed: "yes", consentVersion: CURRENT_CONSENT_VERSION };
    const silent = await call("play/enter", { as: member, params, form: { ...entering, agreed: "" } });
    expect([silent.status, silent.json().fields]).toEqual([422, { agreed: "must-agree" }]);
    expect((await call("play/enter", { as: member, params, form: entering })).to).toBe(
      `/c/${params.contest}`,
    );
    const { page } = (await call("watch/contest", { as: member, params })).json() as unknown as {
      page: { action: { kind: string }; rulesHtml: string; prizes: unknown[]; state: { kind: string } };
    };
    expect(page.action).toMatchObject({ kind: "start", roundNumber: 1, attemptsLeft: 3 });
    expect(page.rulesHtml).not.toContain("<script");
    expect(page.prizes).toHaveLength(2);
    expect(page.state.kind).toBe("running");
  });

  it("keeps what was typed and names what is wrong", async () => {
    const contest = await makeContest();
    const as = await organiserOf(contest.holder.unitId);
    const params = { contest: contest.slug };
    const bad = { ...ROUND_FORM, name: "Tuần 2", closesAt: "2026-11-21T09:00", boardRows: "nhiều" };
    const refused = await call("organise/round-new", { as, params, form: bad });
    expect(refused.status).toBe(422);
    expect(refused.json().fields).toEqual({ boardRows: "not-a-number", closesAt: "ends-before-it-begins" });
    expect(refused.json().values).toMatchObject({ name: "Tuần 2", boardRows: "nhiều" });
    const short = await call("organise/round-matrix", {
      as,
      params: { ...params, round: "1" },
      form: { trackId: contest.trackId, [`cell:${contest.bank.topicIds[0]}:hard`]: "9" },
    });
    expect([short.status, short.json().reason]).toEqual([409, "matrix-short"]);
    expect(short.json().shortages).toMatchObject([
      { topicCode: "T1", difficulty: "hard", wanted: 9, available: 3 },
    ]);
    const slug = await call("organise/contests-new", {
      as,
      form: { title: "Khác", slug: contest.slug, holderUnitId: contest.holder.unitId },
    });
    expect([slug.status, slug.json().reason]).toEqual([409, "slug-taken"]);
  });

  it("ignores fields that are nobody's to send", async () => {
    const contest = await makeContest();
    const other = await makeContest();
    const as = await organiserOf(contest.holder.unitId);
    const params = { contest: contest.slug };
    const form = { ...ROUND_FORM, contestId: other.contestId, number: "77", openedAt: "2026-01-01" };
    expect((await call("organise/round-new", { as, params, form })).to).toContain("/rounds/2/matrix");
    const foreign = { trackId: other.trackId, [`cell:${other.bank.topicIds[0]}:easy`]: "1" };
    const answer = await call("organise/round-matrix", {
      as,
      params: { ...params, round: "1" },
      form: foreign,
    });
    expect(answer.status).toBe(404);
    const stolen = {
      intent: "save",
      trackId: other.trackId,
      code: "x",
      name: "X",
      audience: "staff",
      entryMode: "roster",
    };
    const track = await call("organise/contest-tracks", { as, params, form: stolen });
    expect([track.status, track.json().reason]).toEqual([409, "track-unknown"]);
  });
});

describe("who may pass", () => {
  it("lets nobody from elsewhere near a contest's desk", async () => {
    const contest = await makeContest();
    const params = { contest: contest.slug, round: "1" };
    const elsewhere = await organiserOf((await makeUnit()).unitId);
    const author = await organiserOf(contest.holder.unitId, "author");
    const member = await session((await makeStaff(contest.holder.unitId)).accountId);
    const desk = Object.keys(doors).filter(
      (path) => path.startsWith("organise/") && !path.includes("contests"),
    );
    for (const path of desk) {
      for (const as of [elsewhere, author, member]) {
        expect([path, (await call(path, { as, params })).status]).toEqual([path, 403]);
      }
      expect((await call(path, { params })).to).toMatch(/^\/sign-in/);
      if (doors[path]?.action) {
        expect((await call(path, { as: elsewhere, params, form: { intent: "open" } })).status).toBe(403);
      }
    }
    expect((await call("organise/contest", { as: elsewhere, params: { contest: "khong-co" } })).status).toBe(
      404,
    );
  });

  it("lets an auditor look and not act", async () => {
    const contest = await makeContest();
    const params = { contest: contest.slug, round: "1" };
    const as = await organiserOf(contest.holder.unitId, "auditor");
    expect((await call("organise/contest", { as, params })).json().mayEdit).toBe(false);
    expect((await call("organise/round", { as, params, form: { intent: "open" } })).status).toBe(403);
    expect((await call("organise/contests", { as })).json().cards).toMatchObject([{ slug: contest.slug }]);
  });

  it("refuses an organiser who holds a contest for a unit outside the own subtree", async () => {
    const as = await organiserOf((await makeUnit()).unitId);
    const { unitId } = await makeUnit();
    const answer = await call("organise/contests-new", {
      as,
      form: { title: "Ngoài", slug: "", holderUnitId: unitId },
    });
    expect([answer.status, answer.json().reason]).toEqual([409, "outside-reach"]);
  });

  it("hides a contest from the public until it is published, and knows no wrong rounds", async () => {
    const contest = await makeContest();
    const params = { contest: contest.slug };
    await db().contest.update({ where: { id: contest.contestId }, data: { publishedAt: null } });
    const member = await session((await makeStaff(contest.holder.unitId)).accountId);
    expect((await call("watch/contest", { params })).status).toBe(404);
    expect((await call("watch/contest", { params, as: member })).status).toBe(404);
    expect((await call("play/enter", { params, as: member })).status).toBe(404);
    expect((await call("home")).text).not.toContain(contest.slug);
    const as = await organiserOf(contest.holder.unitId);
    expect((await call("watch/contest", { params, as })).status).toBe(200);
    for (const round of ["0", "2", "-1", "1e0", "x"]) {
      expect((await call("organise/round", { as, params: { ...params, round } })).status).toBe(404);
    }
  });
});

describe("keys", () => {
  it("reach no page for contestants, and the organiser only on the answers' tab", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    vi.setSystemTime(hours(2));
    const params = { contest: contest.slug, round: "1" };
    const member = await session((await makeStaff(contest.holder.unitId)).accountId);
    const revisions = await db().questionRevision.findMany({
      where: { question: { bankId: contest.bank.bankId } },
    });
    for (const path of ["home", "watch/contest", "play/enter"]) {
      const { text, status } = await call(path, { as: member, params });
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toMatch(/CANARY|"keys"|rightIds|explanation|difficulty/);
      for (const { id, stem } of revisions)
        expect(text.includes(id) || text.includes(`"${stem}"`)).toBe(false);
    }
    const as = await organiserOf(contest.holder.unitId);
    const paper = await call("organise/round-preview", { as, params, search: "?seed=abc" });
    expect(paper.text).not.toMatch(/CANARY|rightIds/);
    const answers = await call("organise/round-preview", { as, params, search: "?seed=abc&view=answers" });
    expect(answers.text).toContain("CANARY");
    expect(answers.json().questions).toEqual(paper.json().questions);
    expect(answers.json().questions).toHaveLength(2);
    for (const path of ["contest", "round", "round-matrix", "contest-tracks"]) {
      expect((await call(`organise/${path}`, { as, params })).text).not.toContain("CANARY");
    }
  });
});

describe("releasing the answers through the door", () => {
  it("is refused before the lock and done after it", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const params = { contest: contest.slug, round: "1" };
    vi.setSystemTime(hours(26));
    const as = await organiserOf(contest.holder.unitId);
    const member = await session((await makeStaff(contest.holder.unitId)).accountId);
    const early = await call("organise/round", { as, params, form: { intent: "release" } });
    expect([early.status, early.json().reason]).toEqual([409, "not-locked"]);
    await db().roundLock.create({ data: { roundId: contest.roundId, lockedAt: hours(26), lotSeed: "s" } });
    expect((await call("organise/round", { as: member, params, form: { intent: "release" } })).status).toBe(
      403,
    );
    expect((await call("organise/round", { as, params, form: { intent: "release" } })).to).toContain(
      "done=released",
    );
    expect((await call("organise/round", { as, params, form: { intent: "burn" } })).status).toBe(400);
  });
});
