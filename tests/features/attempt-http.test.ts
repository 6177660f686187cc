import http from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAVE_ANSWERS_SQL } from "~/attempt/save-answer.sql.server";
import { disconnect } from "~/platform/db.server";
import { start as startWiring, stop as stopWiring } from "~/wiring.server";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  dump,
  journal,
  makePerson,
  makeSitting,
  type Sitting,
  signIn,
  start,
} from "../support/sitting-fixture";
import { ask, cookieOf, openSittingServer, type SittingServer } from "../support/sitting-server";

let database: TestDatabase;
let sitting: Sitting;
let server: SittingServer;
const BEGAN = new Date(Date.now() - 60_000);
const NOWHERE = "018f0000-0000-7000-8000-000000000000";

beforeAll(async () => {
  database = await openTestDatabase();
  sitting = await makeSitting(BEGAN);
  await startWiring();
  server = await openSittingServer();
});

afterAll(async () => {
  await server.close();
  await stopWiring();
  await disconnect();
  await database.drop();
});

const begin = async () => start(sitting, await makePerson(sitting, BEGAN), new Date());
const path = (attemptId: string, act = "") => `/api/attempts/${attemptId}${act && `/${act}`}`;

/** An answer with what changes from one moment to the next taken out. */
function timeless(value: unknown): unknown {
  const text = JSON.stringify(value, (key, one) =>
    /At$|^serverNow$|Id$/.test(key) && one !== null ? "…" : one,
  );
  return JSON.parse(text);
}

describe("sitting over HTTP", () => {
  it("gives the replies of the sockets, with statuses that say what to do", async () => {
    const [byHttp, bySocket] = [await begin(), await begin()];
    const desks = [
      await signIn(byHttp.person.accountId, new Date()),
      await signIn(bySocket.person.accountId, new Date()),
    ];
    const [client, deskClient] = [
      await server.connect(bySocket.person),
      await server.connect(desks[1] ?? null),
    ];
    const save = (part: object, status: number, desk = false) => ({
      event: "answer:save",
      act: "answers",
      part,
      status,
      desk,
    });
    const own = (seq: number, position: number, option = 0) => ({ seq, position, option });
    const steps = [
      save(own(1, 1), 200),
      save(own(1, 1), 200),
      save(own(1, 1, 1), 409),
      save(own(2, 99), 422),
      save({ ...own(2, 2), choice: ["zzz"] }, 422),
      save({ ...own(2, 2), leaseEpoch: 7 }, 409),
      save({ ...own(2, 2), seq: "2" }, 400),
      save({ ...own(2, 2), attemptId: NOWHERE }, 404),
      save(own(2, 2), 409, true),
      { event: "attempt:take", act: "lease", part: {}, status: 200, desk: true },
      save(own(2, 2), 409),
      save({ ...own(2, 2), leaseEpoch: 2 }, 200, true),
      { event: "attempt:submit", act: "submit", part: { leaseEpoch: 1 }, status: 409, desk: false },
      { event: "attempt:submit", act: "submit", part: { leaseEpoch: 2 }, status: 200, desk: true },
      { event: "attempt:submit", act: "submit", part: { leaseEpoch: 2 }, status: 200, desk: true },
      save({ ...own(3, 2), leaseEpoch: 2 }, 409, true),
    ];
    const message = (step: (typeof steps)[number], view: typeof byHttp.view) => {
      const { seq = 1, position = 1, option = 0, ...rest } = step.part as Record<string, number>;
      const whole = { ...answer(view, seq, position, option), ...rest };
      if (step.event === "answer:save") return whole;
      const { attemptId, leaseEpoch } = whole;
      return step.event === "attempt:take" ? { attemptId } : { attemptId, leaseEpoch };
    };
    for (const step of steps) {
      const viaHttp = message(step, byHttp.view);
      const person = step.desk ? (desks[0] ?? null) : byHttp.person;
      const response = await server.post(path(viaHttp.attemptId, step.act), person, viaHttp);
      const replied = await response.json();
      const acked = await ask(step.desk ? deskClient : client, step.event, message(step, bySocket.view));
      const label = `${step.act} ${JSON.stringify(step.part)}`;
      expect([label, response.status]).toEqual([label, step.status]);
      const { view: _, ...plain } = replied;
      const { view: __, ...ackedPlain } = acked as { view?: unknown };
      expect([label, timeless(plain)]).toEqual([label, timeless(ackedPlain)]);
    }
    expect(timeless(await journal(byHttp.attemptId))).toHaveLength(2);
  });

  it("shows the own sitting, and only that", async () => {
    const { attemptId, person, view } = await begin();
    const response = await server.get(path(attemptId), person);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.json();
    expect(body.view).toMatchObject({ ...view, serverNow: expect.any(Number) });
    expect((await server.get(path(attemptId), null)).status).toBe(401);
    expect((await server.get(path(attemptId), (await begin()).person)).status).toBe(404);
    expect((await server.get(path(NOWHERE), person)).status).toBe(404);
    expect((await server.get("/api/attempts/1", person)).status).toBe(404);
  });

  it("refuses what is no small JSON object before it asks the database", async () => {
    const { attemptId, person, view } = await begin();
    const before = await dump(attemptId);
    const to = path(attemptId, "answers");
    const good = answer(view, 1, 1);
    const status = async (body: unknown, more: Record<string, string> = {}) =>
      (await server.post(to, person, body, more)).status;
    expect(await status(good, { "Content-Type": "text/plain" })).toBe(415);
    expect(await status(good, { "Content-Type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await status(good, { "Content-Encoding": "gzip" })).toBe(415);
    expect(await status("{")).toBe(400);
    expect(await status("")).toBe(400);
    expect(await status("[]")).toBe(400);
    expect(await status("null")).toBe(400);
    expect(await status({ ...good, padding: "x".repeat(17_000) })).toBe(413);
    expect((await fetch(server.url + to, { method: "PUT" })).status).toBe(405);
    expect((await server.get(to, person)).status).toBe(405);
    expect((await server.post(path(attemptId), person, good)).status).toBe(405);
    expect((await server.post(path(attemptId, "answers/more"), person, good)).status).toBe(404);
    expect((await server.post(to, null, good)).status).toBe(401);
    expect(await dump(attemptId)).toBe(before);
  });

  it("does not wait for a body that trickles", async () => {
    const { attemptId, person } = await begin();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    const head = [
      `POST ${path(attemptId, "answers")} HTTP/1.1`,
      "Host: 127.0.0.1",
      "Content-Type: application/json",
      "Content-Length: 1000",
      `Cookie: ${cookieOf(person)}`,
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n{`);
    const text = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  }, 10_000);

  it("does not count a chunked body past its limit", async () => {
    const { attemptId, person } = await begin();
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { "Content-Type": "application/json", Cookie: cookieOf(person) };
      const req = http.request(server.url + path(attemptId, "answers"), { method: "POST", headers });
      req.on("response", (res) => resolve(res.resume().statusCode ?? 0)).on("error", reject);
      for (let i = 0; i < 40; i++) req.write("x".repeat(1000));
      req.end();
    });
    expect(status).toBe(413);
  });
});

const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.POSITIVE_INFINITY,
  "",
  "x",
  "\u0000",
  "'; DROP TABLE attempt; --",
  "{}",
  '"',
  "ế".repeat(30),
  "e\u0302\u0301",
  "\ud800",
  "x".repeat(5_000),
  [],
  [[]],
  [null],
  ["\u0000"],
  ["a", "a"],
  Array.from({ length: 500 }, (_, i) => `o${i}`),
  {},
  { $ne: 1 },
  { toString: 1, length: 9 },
  { __proto__: { admin: true } },
];

type Body = (own: object) => unknown;

/** The wrong values by themselves, and in the place of every member of a message. */
function bodiesLike(rest: Record<string, unknown>): Body[] {
  const bodies: Body[] = WRONG.map((value) => () => value);
  for (const key of ["attemptId", "choice", ...Object.keys(rest)]) {
    for (const value of WRONG) bodies.push((own) => ({ ...own, ...rest, [key]: value }));
    bodies.push((own) => ({ ...own, ...rest, [key]: undefined }));
  }
  return bodies;
}

function parts<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

describe("whatever is sent", () => {
  it("is answered, over both ways, and records nothing but whole answers", async () => {
    for (const part of parts(
      bodiesLike({ seq: 900_000, position: 1, prediction: null, leaseEpoch: 1 }),
      90,
    )) {
      const { attemptId, person, view } = await begin();
      const client = await server.connect(person);
      const { choice } = answer(view, 1, 1);
      for (const make of part) {
        const body = make({ attemptId, choice });
        const response = await server.post(path(attemptId, "answers"), person, body);
        expect([200, 400, 404, 409, 413, 422]).toContain(response.status);
        const acked = await ask<{ ok: boolean; reason: string }>(client, "answer:save", body);
        if (!acked.ok)
          expect(acked.reason).toMatch(
            /^(malformed|(attempt|option|question)-unknown|lease-lost|seq-conflict)$/,
          );
        const isOwn = (body as { attemptId?: unknown } | null)?.attemptId === attemptId;
        if (!isOwn) expect(await ask(client, "attempt:submit", body)).toMatchObject({ ok: false });
      }
      // A member left out or null may still make a whole answer; nothing else of all this is one.
      for (const event of await journal(attemptId)) {
        expect([event.seq, event.position, event.leaseEpoch]).toEqual([900_000, 1, 1]);
        expect([[], choice]).toContainEqual(event.choice);
      }
    }
  }, 60_000);

  it("is answered on every event and in every shape, and the process lives", async () => {
    const { person } = await begin();
    const events = [
      "room:join",
      "room:leave",
      "clock:ask",
      "echo",
      "no:such",
      "constructor",
      "__proto__",
      "toString",
    ];
    for (const event of events) {
      const client = await server.connect(person);
      for (const value of WRONG.slice(0, 20)) await ask(client, event, value);
      (client as unknown as { emit: (event: string, ...args: unknown[]) => void }).emit(event, 1, 2, 3);
      (client as unknown as { emit: (event: string) => void }).emit(event);
      expect(typeof (await ask<number>(client, "clock:ask"))).toBe("number");
      client.disconnect();
    }
    expect((await server.get("/healthz", null)).status).toBe(200);
  });

  it("ends the connection when it is larger than 64 KB", async () => {
    const client = await server.connect((await begin()).person);
    const ended = new Promise((resolve) => client.on("disconnect", resolve));
    client.emit("echo", "x".repeat(70_000), () => {});
    await ended;
    expect((await server.get("/healthz", null)).status).toBe(200);
  });

  it("has the same size for a right and a wrong answer", async () => {
    const { attemptId, person, view } = await begin();
    const sizes = new Set<number>();
    for (const option of [0, 1, 2, 3]) {
      const response = await server.post(
        path(attemptId, "answers"),
        person,
        answer(view, option + 1, 1, option),
      );
      sizes.add((await response.text()).length);
    }
    expect(sizes.size).toBe(1);
    expect(SAVE_ANSWERS_SQL).not.toMatch(/solution|keys/);
  });
});
