import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { saveAnswer } from "~/attempt/save-answer.server";
import { startAttempt } from "~/attempt/start-attempt.server";
import { disconnect, pool } from "~/platform/db.server";
import { checkReady } from "~/platform/ready.server";
import { prepareSchema } from "~/platform/setup/prepare-schema";
import { start as startWiring, stop as stopWiring } from "~/wiring.server";
import { testEnvironment } from "../support/database";
import { startTestPostgres, type TestPostgres } from "../support/postgres";
import {
  answer,
  journal,
  makePerson,
  makeSitting,
  type Sitting,
  type Started,
  start,
} from "../support/sitting-fixture";
import { ask, openSittingServer, type SittingServer, until } from "../support/sitting-server";

let postgres: TestPostgres;
let sitting: Sitting;
let server: SittingServer;
const BEGAN = new Date(Date.now() - 60_000);

beforeAll(async () => {
  // The settings of production: the boot checks ask for them.
  postgres = await startTestPostgres({ isDurable: true });
  await prepareSchema(postgres);
  Object.assign(process.env, testEnvironment(postgres.appUrl));
  sitting = await makeSitting(BEGAN);
  await startWiring();
  server = await openSittingServer();
}, 60_000);

afterAll(async () => {
  await server?.close();
  await stopWiring();
  await disconnect();
  await postgres?.remove();
});

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client(postgres.superuserUrl.replace(/\/[^/]*$/, new URL(postgres.appUrl).pathname));
  client.on("error", () => {});
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function readiness(): Promise<{ status: number; ready: boolean; reasons: string[] }> {
  const response = await server.get("/readyz", null);
  return { status: response.status, ...(await response.json()) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends answers one after the other, each until it is acknowledged, as a device does; tells what was acknowledged. */
function sit({ person, view }: Started, way: "http" | "socket") {
  const acked: number[] = [];
  const refusals: string[] = [];
  let going = true;
  const client = way === "socket" ? server.connect(person) : null;
  const send = async (seq: number): Promise<{ ok: boolean; reason?: string }> => {
    const request = answer(view, seq, (seq % 9) + 1, seq % 4);
    if (client) return ask(await client, "answer:save", request);
    const response = await server.post(`/api/attempts/${view.attemptId}/answers`, person, request);
    if (response.status >= 500)
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
    return response.json();
  };
  const run = async () => {
    for (let seq = 1; going; ) {
      const reply = await send(seq);
      if (reply.ok) acked.push(seq++);
      else {
        refusals.push(reply.reason ?? "");
        await pause(50);
      }
    }
  };
  const done = run();
  return {
    acked,
    refusals,
    end: async () => {
      going = false;
      await done;
    },
  };
}

async function sittersThrough(fault: () => Promise<void>) {
  const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(sitting, BEGAN)));
  const started: Started[] = [];
  for (const person of people) started.push(await start(sitting, person, new Date()));
  const sitters = started.map((one, i) => sit(one, i % 2 === 0 ? "socket" : "http"));
  await until(() => sitters.every(({ acked }) => acked.length >= 10), 10_000);
  await fault();
  const before = sitters.map(({ acked }) => acked.length);
  await until(() => sitters.every(({ acked }, i) => acked.length >= (before[i] ?? 0) + 10), 15_000);
  await Promise.all(sitters.map(({ end }) => end()));
  for (const [i, { attemptId }] of started.entries()) {
    const recorded = (await journal(attemptId)).map(({ seq }) => seq);
    // Every acknowledged answer, once, in order, and nothing that nobody sent.
    expect(recorded).toEqual(sitters[i]?.acked);
  }
  return sitters;
}

describe("while people sit, the database", () => {
  it("is stopped and comes back: everybody is told to wait, and goes on by himself", async () => {
    let during: { status: number; reasons: string[] } | undefined;
    const sitters = await sittersThrough(async () => {
      await postgres.halt();
      const person = { accountId: sitting.contestId, deviceId: sitting.contestId };
      const request = {
        attemptId: sitting.roundId,
        seq: 1,
        position: 1,
        choice: [],
        prediction: null,
        leaseEpoch: 1,
      };
      const unavailable = { ok: false, reason: "unavailable" };
      expect(await saveAnswer(request, person, Date.now())).toMatchObject(unavailable);
      expect(await startAttempt({ roundId: sitting.roundId, by: person, now: new Date() })).toEqual(
        unavailable,
      );
      expect((await server.get("/healthz", null)).status).toBe(200);
      await pause(2_100);
      during = await readiness();
      await postgres.resume();
    });
    expect(during).toMatchObject({ status: 503, reasons: ["database-away"] });
    for (const { refusals } of sitters) {
      expect(refusals.length).toBeGreaterThan(0);
      expect(new Set(refusals)).toEqual(new Set(["unavailable"]));
    }
    await until(async () => (await readiness()).ready, 5_000);
  }, 60_000);

  it("loses all its connections, several times", async () => {
    const sitters = await sittersThrough(async () => {
      for (let turn = 0; turn < 5; turn++) {
        await asOwner(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hoi-thi'",
        );
        await pause(100);
      }
    });
    for (const { refusals } of sitters) for (const reason of refusals) expect(reason).toBe("unavailable");
    const { rows } = await pool().query(
      "SELECT count(*)::int AS stuck FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'",
    );
    expect(rows[0].stuck).toBe(0);
  }, 60_000);
});

describe("being ready", () => {
  const database = () => new URL(postgres.appUrl).pathname.slice(1);

  /** The settings of a database hold for new connections only. */
  async function withSetting(sql: string, undo: string, reason: string) {
    await asOwner(sql);
    await asOwner(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hoi-thi'",
    );
    await pause(2_100);
    expect(await readiness()).toEqual({ status: 503, ready: false, reasons: [reason] });
    await asOwner(undo);
    await asOwner(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hoi-thi'",
    );
    await pause(2_100);
    expect(await readiness()).toEqual({ status: 200, ready: true, reasons: [] });
  }

  it("needs a database that keeps what it has acknowledged", async () => {
    const off = `ALTER DATABASE ${database()} SET synchronous_commit = off`;
    await withSetting(off, `ALTER DATABASE ${database()} RESET synchronous_commit`, "synchronous-commit-off");
  }, 30_000);

  it("needs every migration of this program, and bears more", async () => {
    const name = "(SELECT max(migration_name) FROM _prisma_migrations)";
    const hide = `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${name}`;
    await withSetting(hide, "UPDATE _prisma_migrations SET rolled_back_at = NULL", "migrations-pending");
    await asOwner(`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES ('newer', '', '99990101000000_newer', now(), now(), 1)`);
    await pause(2_100);
    expect(await readiness()).toMatchObject({ ready: true });
  }, 30_000);

  it("needs a clock that agrees with the database's", async () => {
    for (const [offsetMs, reasons] of [
      [900, []],
      [-3_600_000, ["clock-off"]],
      [5_000, ["clock-off"]],
    ] as const) {
      vi.useFakeTimers({ toFake: ["Date"], shouldAdvanceTime: false, now: Date.now() + offsetMs });
      // The faked clock stands still, so the look at the database takes no time in it.
      const answer = await checkReady();
      vi.useRealTimers();
      expect([offsetMs, answer.reasons]).toEqual([offsetMs, reasons]);
      await pause(2_100);
    }
  }, 30_000);
});
