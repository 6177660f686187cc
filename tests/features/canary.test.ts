import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SaveRequest } from "~/attempt/sitting";
import type { QuestionType } from "~/core/scoring/types";
import { db, disconnect } from "~/platform/db.server";
import { attemptRoom, boardRoom, roundRoom } from "~/realtime/protocol";
import { startApp, type TestApp } from "../support/app-server";
import { CANARIES } from "../support/canary-bank";
import {
  type Answer,
  crawlPages,
  dataInPage,
  dataUrl,
  eachOf,
  fill,
  listRoutes,
  namesIn,
  type Seen,
  send,
  sendForm,
} from "../support/crawl";
import { type Crowd, makeCrowd, paramsOf } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { rightAnswers } from "../support/every-type";
import { answer, type Person, signIn, viewOf } from "../support/sitting-fixture";
import { until } from "../support/sitting-server";

/** Names under which a payload would carry what is secret, whatever its value. */
const FORBIDDEN_NAMES = [
  ...[
    "correct",
    "isCorrect",
    "keys",
    "key",
    "solution",
    "explanation",
    "explanationHtml",
    "isRight",
    "difficulty",
    "citation",
    "factIds",
  ],
  ...["revisionId", "passwordHash", "tokenHash", "leaseDeviceId", "searchKey"],
];

/** For the tests that ask for some hundred pages, also on a machine that is busy. */
const LONG_MS = 240_000;

let database: TestDatabase;
let app: TestApp;
let crowd: Crowd;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  app = await startApp({ database });
});

afterAll(async () => {
  await disconnect();
  await app.stop();
});

const canariesIn = (text: string) => Object.values(CANARIES).filter((canary) => text.includes(canary));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return dataInPage(text);
  }
}

/** What of all that was seen tells something: canaries, and names of secret fields. */
function leaksIn(seen: readonly Seen[]): string[] {
  return seen.flatMap(({ what, text }) => {
    const names = namesIn(jsonOf(text));
    const bad = [...canariesIn(text), ...FORBIDDEN_NAMES.filter((name) => names.has(name))];
    return bad.length > 0 ? [`${what}: ${bad}`] : [];
  });
}

/** Every page by its links, and the data of every route by its address, as one person. */
async function lookEverywhere(as: Person | null, more: readonly string[] = []): Promise<Seen[]> {
  const params = paramsOf(crowd.here, crowd.own);
  const starts = ["/", "/account", "/unit", "/organise", "/sign-in", "/register", ...more];
  const seen: Seen[] = await crawlPages(app.url, as, { starts, limit: 40 });
  const rounds = ["1", "2"].flatMap((round) =>
    listRoutes().flatMap(({ id, address }) => {
      if (!address.includes(":round") && round !== "1") return [];
      return [{ id, path: fill(address, { ...params, round }) }];
    }),
  );
  await eachOf([{ id: "root", path: "/" }, ...rounds], async ({ id, path: at }) => {
    const page = dataUrl(app.url, at, id);
    for (const url of id.includes("preview") ? [page, `${page}&view=answers`] : [page]) {
      const got = await send(url, { as });
      seen.push({ what: `GET ${url.slice(app.url.length)} ${got.status}`, text: got.body });
    }
  });
  return seen;
}

function api(as: Person | null, attemptId: string, act = "", body?: object): Promise<Answer> {
  const url = `${app.url}/api/attempts/${attemptId}${act && `/${act}`}`;
  const headers = { Origin: app.url, "Content-Type": "application/json" };
  return send(url, body ? { as, headers, body: JSON.stringify(body) } : { as });
}

type Listener = { socket: Socket; frames: string[] };
const opened: Socket[] = [];

/** A socket that keeps every packet which comes in, as it came. */
async function listenAs(person: Person | null, rooms: readonly string[]): Promise<Listener> {
  const extraHeaders = { Origin: app.url, Cookie: person ? `hoi_thi_session=${person.sessionToken}` : "" };
  const socket = io(app.url, {
    transports: ["websocket"],
    extraHeaders,
    forceNew: true,
    reconnection: false,
  });
  opened.push(socket);
  const frames: string[] = [];
  socket.io.on("open", () =>
    socket.io.engine.on("packet", (packet) => frames.push(String(packet.data ?? ""))),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  for (const room of rooms) await socket.timeout(5_000).emitWithAck("room:join", { room });
  return { socket, frames };
}

/** Answers of the same shape that are wrong, as many as tell something. */
function wrongAnswers(type: QuestionType, right: readonly string[], ids: readonly string[]): string[][] {
  if (type === "short_answer") return [["không phải vậy"]];
  if (type === "ordering" || type === "matching") return [right.toReversed()];
  return ids.filter((id) => !right.includes(id)).map((id) => [id]);
}

/** Status, headers and body of a save, without what is different each time. */
async function savedOverHttp(own: Crowd["own"], save: SaveRequest): Promise<string> {
  const got = await api(own.sitter, own.attemptId, "answers", save);
  const { date: _, "x-request-id": __, "content-security-policy": ___, ...headers } = got.headers;
  return JSON.stringify([got.status, headers, got.body]);
}

async function savedOverSocket({ socket }: Listener, save: SaveRequest): Promise<string> {
  return JSON.stringify(await socket.timeout(5_000).emitWithAck("answer:save", save));
}

async function clientFiles(): Promise<string[]> {
  const root = path.join(import.meta.dirname, "../../build/client");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
}

describe("before the release", () => {
  it("the crawl sees what there is to see: organisers are shown what is right", async () => {
    const url = `${app.url}/organise/contests/thi-xa/rounds/2/preview`;
    const page = await send(`${url}?view=answers`, { as: crowd.people.organiser });
    const told = [CANARIES.explanation, CANARIES.place, CANARIES.code, CANARIES.accepted];
    expect(canariesIn(page.body)).toEqual(told);
    const [leak] = leaksIn([{ what: "page", text: page.body }]);
    expect(leak).toContain("explanationHtml");
    const bank = `${app.url}/organise/banks/bank-xa/questions/CANARYQ-T1-1`;
    const question = await send(bank, { as: crowd.people.author });
    const { fact: _, accepted: __, ...shown } = CANARIES;
    expect(canariesIn(question.body)).toEqual(Object.values(shown));
  });

  it(
    "pages and data tell nothing to strangers, citizens, sitters and officers",
    async () => {
      const { people, own } = crowd;
      const sat = [`/sit/${own.pastAttemptId}`, `/sit/${own.pastAttemptId}/result`];
      const lookers: [string, Person | null, string[]][] = [
        ["stranger", null, ["/c/thi-xa", "/c/thi-xa/rounds/1/board", "/c/thi-xa/rounds/2/board"]],
        ["sitter", own.sitter, ["/c/thi-xa", `/sit/${own.attemptId}`, ...sat]],
        [
          "submitted",
          own.second,
          ["/c/thi-xa", `/sit/${own.doneAttemptId}`, `/sit/${own.doneAttemptId}/result`],
        ],
        ["citizen", people.citizen, ["/c/thi-xa", "/c/thi-xa/enter"]],
        ["officer", people.officer, [`/unit/${crowd.here.unit.id}/contests/thi-xa`]],
      ];
      for (const [name, person, starts] of lookers) {
        const seen = await lookEverywhere(person, starts);
        // The address of the probe itself is echoed in redirects to the sign-in page; officers search by name.
        const leaks = leaksIn(seen).filter((leak) => name !== "officer" || !/: key$|: searchKey$/.test(leak));
        expect([name, leaks]).toEqual([name, []]);
        expect([name, seen.length > 80]).toEqual([name, true]);
      }
      const paper = await send(`${app.url}/sit/${own.attemptId}`, { as: own.sitter });
      expect([paper.status, paper.body]).toEqual([200, expect.stringContaining("Phương án T")]);
      const result = await send(`${app.url}/sit/${own.doneAttemptId}/result`, { as: own.second });
      expect(result.status).toBe(200);
    },
    LONG_MS,
  );

  it("scripts, styles and whatever else is served of the build tell nothing", async () => {
    const files = await clientFiles();
    const leaks: string[] = [];
    for (const file of files) {
      const text = await readFile(file, "latin1");
      const bad = [...canariesIn(text), ...(/sourceMappingURL=|\$argon2|\$2[aby]\$/.exec(text) ?? [])];
      if (bad.length > 0) leaks.push(`${path.basename(file)}: ${bad}`);
    }
    expect(leaks).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });

  it("replies to saves tell nothing, not even by their size, and neither do frames", async () => {
    const { own, here, people } = crowd;
    const { running, trackId } = here.contest;
    const board = boardRoom(running, trackId);
    const stranger = await listenAs(null, [board, roundRoom(running), attemptRoom(own.attemptId)]);
    const sitter = await listenAs(own.sitter, [board, attemptRoom(own.attemptId)]);
    const officer = await listenAs(people.officer, [board, roundRoom(running)]);
    const { view } = own;
    const replies: { isRight: boolean; way: string; size: number }[] = [];
    const seen: Seen[] = [];
    let seq = 10;
    for (const [at, { type, choice: right }] of (await rightAnswers(own.attemptId)).entries()) {
      const ids = view.questions[at]?.options.map(({ id }) => id) ?? [];
      for (const choice of [right, ...wrongAnswers(type, right, ids)]) {
        for (const way of ["http", "socket"]) {
          seq += 1;
          const save = { ...answer(view, seq, at + 1), choice };
          const text = way === "http" ? await savedOverHttp(own, save) : await savedOverSocket(sitter, save);
          expect(text).toContain(way === "http" ? '\\"ok\\":true' : '"ok":true');
          seen.push({ what: `save ${way}`, text });
          replies.push({ isRight: choice === right, way, size: text.length });
        }
      }
    }
    expect(seq).toBeLessThan(90);
    for (const way of ["http", "socket"]) {
      const sizes = (isRight: boolean) => [
        ...new Set(
          replies.filter((one) => one.way === way && one.isRight === isRight).map((one) => one.size),
        ),
      ];
      expect([way, sizes(true)]).toEqual([way, sizes(false)]);
      expect([way, sizes(true).length]).toEqual([way, 1]);
    }
    const other = await signIn(own.sitter.accountId, new Date());
    const submit = { attemptId: own.attemptId, leaseEpoch: 2 };
    const acts: [string, Answer][] = [
      ["view", await api(own.sitter, own.attemptId)],
      ["takeover", await api(other, own.attemptId, "lease", {})],
      ["view of the new device", await api(other, own.attemptId)],
      ["submit", await api(other, own.attemptId, "submit", submit)],
      ["submit again", await api(other, own.attemptId, "submit", submit)],
      ["save after", await api(other, own.attemptId, "answers", { ...answer(view, 90, 1), leaseEpoch: 2 })],
    ];
    expect(acts.map(([, got]) => got.status)).toEqual([200, 200, 200, 200, 200, 409]);
    await until(() => stranger.frames.some((frame) => frame.includes("board:state")), 5_000);
    const frames = [stranger, sitter, officer].flatMap((one) => one.frames);
    expect(frames.some((frame) => frame.includes("lease:lost"))).toBe(true);
    expect(frames.some((frame) => frame.includes("attempt:closed"))).toBe(true);
    seen.push(...acts.map(([what, got]) => ({ what, text: got.body })));
    seen.push(...frames.map((text) => ({ what: "frame", text })));
    expect(leaksIn(seen)).toEqual([]);
    for (const name of FORBIDDEN_NAMES)
      expect([name, frames.join().includes(`"${name}"`)]).toEqual([name, false]);
    for (const socket of opened) socket.disconnect();
  });

  it(
    "a paper already submitted tells its sitter nothing either",
    async () => {
      const { own } = crowd;
      const seen = await lookEverywhere(own.sitter, [`/sit/${own.attemptId}/result`]);
      expect(leaksIn(seen)).toEqual([]);
      const result = await send(`${app.url}/sit/${own.attemptId}/result`, { as: own.sitter });
      expect(result.status).toBe(200);
      expect((await api(own.sitter, own.attemptId)).body).not.toMatch(/correct|explanation/i);
    },
    LONG_MS,
  );
});

describe("after lock and release", () => {
  it(
    "nobody sees what an open round over the same questions may still ask",
    async () => {
      const { own, people } = crowd;
      const results = `${app.url}/organise/contests/thi-xa/rounds/1/results`;
      const page = `/sit/${own.pastAttemptId}/result`;
      expect(canariesIn((await send(app.url + page, { as: own.sitter })).body)).toEqual([]);
      const released = await sendForm(results, { intent: "release" }, { as: people.organiser });
      expect(released.to).toContain("done=release");
      // The open round draws from the same questions: until it is locked nothing of them is told.
      expect(canariesIn((await send(app.url + page, { as: own.sitter })).body)).toEqual([]);
      expect(canariesIn((await api(own.sitter, own.pastAttemptId)).body)).toEqual([]);
      for (const person of [own.second, people.citizen]) {
        const seen = await lookEverywhere(person, [page, "/c/thi-xa/rounds/1/board"]);
        expect(seen.flatMap(({ what, text }) => canariesIn(text).map((one) => `${what}: ${one}`))).toEqual(
          [],
        );
      }
      const round2 = await send(`${app.url}/sit/${own.attemptId}/result`, { as: own.sitter });
      expect([round2.status, canariesIn(round2.body)]).toEqual([200, []]);
    },
    LONG_MS,
  );

  it("an open round cannot be released", async () => {
    for (const place of ["rounds/2/results", "rounds/2"]) {
      const url = `${app.url}/organise/contests/thi-xa/${place}`;
      const got = await sendForm(url, { intent: "release" }, { as: crowd.people.organiser });
      expect([place, got.status]).toEqual([place, 409]);
    }
  });
});

describe("the probe", () => {
  it("follows links and reads the data inside pages", async () => {
    const seen = await crawlPages(app.url, crowd.people.admin, { starts: ["/organise"], limit: 40 });
    expect(seen.length).toBe(40);
    const withData = seen.filter(({ text }) => dataInPage(text) !== null);
    expect(withData.length).toBeGreaterThan(25);
    expect(namesIn(dataInPage(withData[0]?.text ?? "")).has("loaderData")).toBe(true);
    const account = await viewOf(crowd.own.doneAttemptId, crowd.own.second, new Date());
    expect(namesIn(account).has("questions")).toBe(true);
  });

  it("with the last of these rounds locked, those who sat see keys and explanations of their own paper", async () => {
    const { own, people } = crowd;
    const page = `/sit/${own.pastAttemptId}/result`;
    const open = await db().round.findMany({ where: { opening: { isNot: null }, lock: null } });
    const lockedAt = new Date();
    await db().roundLock.createMany({
      data: open.map(({ id }) => ({ roundId: id, lockedAt, lotSeed: "seed" })),
    });
    const shown = await send(app.url + page, { as: own.sitter });
    expect(canariesIn(shown.body)).toEqual([CANARIES.explanation, CANARIES.place, CANARIES.accepted]);
    expect(canariesIn((await send(app.url + page, { as: people.citizen })).body)).toEqual([]);
  });
});
