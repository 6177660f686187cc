import http from "node:http";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { announceEnded, endSessions } from "~/account/end-sessions.server";
import { db, disconnect, transaction } from "~/platform/db.server";
import { attemptRoom, boardRoom, roundRoom } from "~/realtime/protocol";
import { publishTo } from "~/realtime/publish.server";
import { attachRealtime, start as startWiring, stop as stopWiring } from "~/wiring.server";
import { makeAccount } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  journal,
  makePerson,
  makeSitting,
  type Sitting,
  signIn,
  start,
} from "../support/sitting-fixture";
import { ask, listen, openSittingServer, type SittingServer, until } from "../support/sitting-server";

let database: TestDatabase;
let sitting: Sitting;
let server: SittingServer;
const BEGAN = new Date(Date.now() - 60_000);

beforeAll(async () => {
  database = await openTestDatabase();
  sitting = await makeSitting(BEGAN);
});

beforeEach(async () => {
  await startWiring();
  server = await openSittingServer();
});

afterEach(async () => {
  await server.close();
  await stopWiring();
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const begin = async () => start(sitting, await makePerson(sitting, BEGAN), new Date());

/** The status that a WebSocket handshake gets. */
function handshake(
  headers: Record<string, string>,
  path = "/socket.io/?EIO=4&transport=websocket",
): Promise<number> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    };
    const req = http.get(server.url + path, { headers: { ...upgrade, ...headers } });
    req.on("response", (res) => resolve(res.resume().statusCode ?? 0));
    req.on("upgrade", (_res, socket) => {
      socket.destroy();
      resolve(101);
    });
    req.on("error", reject);
  });
}

describe("the handshake", () => {
  it("is refused to pages of other sites", async () => {
    for (const Origin of [
      "https://evil.example",
      "null",
      "http://127.0.0.1.evil.example",
      "http://127.0.0.1:1",
    ]) {
      expect([Origin, await handshake({ Origin })]).toEqual([Origin, 403]);
    }
    expect(await handshake({ Origin: server.url })).toBe(101);
    expect(await handshake({ Origin: "http://127.0.0.1:3000" })).toBe(101);
    expect(await handshake({})).toBe(101);
  });

  it("takes WebSockets only, and leaves the rest of the server as it was", async () => {
    const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(400);
    expect((await fetch(`${server.url}/socket.io/socket.io.js`)).status).toBe(400);
    expect((await server.get("/healthz", null)).status).toBe(200);
  });

  it("lets strangers in for boards only", async () => {
    const { view } = await begin();
    for (const person of [null, { sessionToken: "not-a-session" }]) {
      const stranger = await server.connect(person);
      expect(await ask(stranger, "answer:save", answer(view, 1, 1))).toEqual({
        ok: false,
        reason: "signed-out",
      });
      const board = boardRoom(sitting.roundId, sitting.trackId);
      expect(await ask(stranger, "room:join", { room: board })).toEqual({ ok: true, version: null });
    }
    expect(await journal(view.attemptId)).toEqual([]);
  });
});

describe("rooms", () => {
  it("are joined only by those whom the server lets in; others get no frame", async () => {
    const own = await begin();
    const other = await begin();
    const spy = await server.connect(other.person);
    const heard = listen(spy);
    const stranger = await server.connect(null);
    const refused = { ok: false, reason: "not-allowed" };
    const foreign = boardRoom(sitting.roundId, sitting.contestId);
    for (const room of [
      attemptRoom(own.attemptId),
      roundRoom(sitting.roundId),
      foreign,
      "attempt:1",
      "board:1:2",
    ]) {
      expect([room, await ask(spy, "room:join", { room })]).toEqual([room, refused]);
      expect([room, await ask(stranger, "room:join", { room })]).toEqual([room, refused]);
    }
    const session = `session:${own.person.sessionId}`;
    for (const room of [
      session,
      `device:${own.person.deviceId}`,
      own.attemptId,
      "",
      "x".repeat(500),
      7,
      null,
    ]) {
      expect(await ask(spy, "room:join", { room })).toEqual({ ok: false, reason: "malformed" });
    }
    const holder = await server.connect(own.person);
    const told = listen(holder);
    expect(await ask(holder, "room:join", { room: attemptRoom(own.attemptId) })).toMatchObject({ ok: true });
    publishTo(attemptRoom(own.attemptId), "deadline:changed", { attemptId: own.attemptId, deadlineAt: 1 });
    await until(() => told.length === 1);
    expect(heard).toEqual([]);
  });

  it("of a round's day view are for its organisers", async () => {
    const { accountId } = await makeAccount("official");
    const organiser = await signIn(accountId, new Date());
    const client = await server.connect(organiser);
    const room = roundRoom(sitting.roundId);
    expect(await ask(client, "room:join", { room })).toMatchObject({ ok: false });
    const scope = { scopeKind: "contest" as const, contestId: sitting.contestId };
    await db().grant.create({ data: { accountId, role: "organiser", ...scope, grantedAt: new Date() } });
    expect(await ask(client, "room:join", { room })).toMatchObject({ ok: true });
    const heard = listen(client);
    await begin();
    await until(() => heard.some(([event]) => event === "round:live"), 4_000);
    const [, message] = heard.find(([event]) => event === "round:live") ?? [];
    expect(message).toMatchObject({ roundId: sitting.roundId, version: expect.any(Number), submitted: 0 });
  });

  it("get states at most once a second, the last one wins, versions rise by one", async () => {
    const watcher = await server.connect(null);
    const room = boardRoom(sitting.roundId, sitting.trackId);
    await ask(watcher, "room:join", { room });
    const heard: { version: number; people: number | null; at: number }[] = [];
    watcher.on("board:state", (message) => heard.push({ ...message, at: performance.now() }));
    const { roundId, trackId } = sitting;
    for (let people = 1; people <= 25; people++) {
      const state = { roundId, trackId, status: "live" as const, rows: [], people, computedAt: people };
      publishTo(room, "board:state", state);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await until(() => heard.at(-1)?.people === 25, 3_000);
    expect(heard.length).toBeLessThanOrEqual(4);
    for (let i = 1; i < heard.length; i++) {
      const [before, after] = [heard[i - 1], heard[i]];
      expect(after?.version).toBe((before?.version ?? 0) + 1);
      expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThan(900);
    }
    const late = await server.connect(null);
    expect(await ask(late, "room:join", { room })).toEqual({ ok: true, version: heard.at(-1)?.version });
  });
});

describe("saving over a socket", () => {
  it("is acknowledged after the commit, not before", async () => {
    const { person, view } = await begin();
    const client = await server.connect(person);
    const blocker = new pg.Client(database.ownerUrl);
    await blocker.connect();
    await blocker.query("BEGIN");
    await blocker.query("SELECT FROM attempt WHERE id = $1 FOR UPDATE", [view.attemptId]);
    const acks: unknown[] = [];
    const saving = ask(client, "answer:save", answer(view, 1, 1)).then((reply) => acks.push(reply));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(acks).toEqual([]);
    expect(await journal(view.attemptId)).toEqual([]);
    await blocker.query("COMMIT");
    await blocker.end();
    await saving;
    expect(acks).toMatchObject([{ ok: true, seq: 1, stale: false }]);
    expect(await journal(view.attemptId)).toHaveLength(1);
  });

  it("stamps the receipt when the packet comes, also when the database keeps it waiting", async () => {
    const { person, view } = await begin();
    const client = await server.connect(person);
    await ask(client, "answer:save", answer(view, 1, 1));
    const blocker = new pg.Client(database.ownerUrl);
    await blocker.connect();
    await blocker.query("BEGIN");
    await blocker.query("SELECT FROM attempt WHERE id = $1 FOR UPDATE", [view.attemptId]);
    const sentAt = Date.now();
    const saving = ask<{ receivedAt: number }>(client, "answer:save", answer(view, 2, 1));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await blocker.query("COMMIT");
    await blocker.end();
    expect((await saving).receivedAt - sentAt).toBeLessThan(300);
  });

  it("tells the old device, and only it, that another one has taken over", async () => {
    const { person: phone, view } = await begin();
    const desk = await signIn(phone.accountId, new Date());
    const [old, fresh] = [await server.connect(phone), await server.connect(desk)];
    for (const client of [old, fresh]) await ask(client, "room:join", { room: attemptRoom(view.attemptId) });
    const [toOld, toFresh] = [listen(old), listen(fresh)];
    const taken = await ask<{ ok: boolean; view: { lease: object } }>(fresh, "attempt:take", {
      attemptId: view.attemptId,
    });
    expect(taken).toMatchObject({ ok: true, view: { lease: { epoch: 2, held: true } } });
    await until(() => toOld.length === 1);
    expect(toOld).toEqual([["lease:lost", { attemptId: view.attemptId, epoch: 2 }]]);
    expect(await ask(old, "answer:save", answer(view, 1, 1))).toEqual({ ok: false, reason: "lease-lost" });
    const submitted = await ask(fresh, "attempt:submit", { attemptId: view.attemptId, leaseEpoch: 2 });
    expect(submitted).toMatchObject({ ok: true });
    await until(() => toOld.length === 2);
    expect(toOld[1]?.[0]).toBe("attempt:closed");
    expect(toFresh.map(([event]) => event)).toEqual(["attempt:closed"]);
  });

  it("has a ceiling per socket", async () => {
    const { person, view } = await begin();
    const client = await server.connect(person);
    const replies = await Promise.all(
      Array.from({ length: 500 }, () =>
        ask(client, "attempt:submit", { attemptId: view.attemptId, leaseEpoch: 9 }),
      ),
    );
    const busy = replies.filter(({ reason }) => reason === "busy").length;
    expect(busy).toBeGreaterThan(100);
    expect(busy).toBeLessThan(400);
    expect(await ask(client, "echo", {})).toEqual({ ok: true });
  });
});

describe("the session behind a socket", () => {
  it("takes its sockets with it when it ends, within two seconds", async () => {
    const { person } = await begin();
    const other = await signIn(person.accountId, new Date());
    const [client, stays] = [await server.connect(person), await server.connect(other)];
    const heard = listen(client);
    const reasons: string[] = [];
    client.on("disconnect", (reason) => reasons.push(reason));
    const { accountId, sessionId } = person;
    announceEnded(
      await transaction((tx) => endSessions(tx, { accountId, sessionId }, "ended-by-owner", new Date())),
    );
    await until(() => reasons.length === 1);
    expect(reasons).toEqual(["io server disconnect"]);
    expect(heard).toEqual([["session:ended", { reason: "ended" }]]);
    expect(stays.connected).toBe(true);
    const again = await server.connect(person);
    expect(await ask(again, "attempt:take", { attemptId: person.accountId })).toMatchObject({
      reason: "signed-out",
    });
  });

  it("is looked at again by itself, so that an end without news counts too", async () => {
    const { person } = await begin();
    const client = await server.connect(person);
    await db().session.update({ where: { id: person.sessionId }, data: { endedAt: new Date() } });
    await until(() => !client.connected, 20_000);
  });

  it("holds a bounded number of sockets", async () => {
    const { person } = await begin();
    for (let i = 0; i < 12; i++) await server.connect(person);
    await expect(server.connect(person)).rejects.toThrow("too-many-sockets");
  });
});

describe("a server that stops", () => {
  it("answers what is under way and sends the sockets on", async () => {
    const { person, view } = await begin();
    const client = await server.connect(person);
    const heard = listen(client);
    const saving = ask(client, "answer:save", answer(view, 1, 1));
    await ask(client, "echo", {});
    const reasons: string[] = [];
    client.on("disconnect", (reason) => reasons.push(reason));
    await stopWiring();
    expect(await saving).toMatchObject({ ok: true });
    await until(() => reasons.length === 1);
    // Clients come back by themselves after this reason, unlike after a disconnection by the server.
    expect(["transport close", "transport error"]).toContain(reasons[0]);
    expect(heard).toEqual([["server:moving", { retryAfterMs: expect.any(Number) }]]);
    await startWiring();
  });

  it("can be attached again, as development does, without two of it answering", async () => {
    const { person } = await begin();
    const old = await server.connect(person);
    attachRealtime(server.server);
    await until(() => !old.connected);
    const client = await server.connect(person);
    expect(await ask(client, "echo", {})).toEqual({ ok: true });
    expect((await server.get("/healthz", null)).status).toBe(200);
    expect(server.server.listenerCount("upgrade")).toBe(1);
    expect(server.server.listenerCount("request")).toBe(1);
  });
});
