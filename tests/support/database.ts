import { randomBytes } from "node:crypto";
import pg from "pg";
import { OWNER_ROLE } from "../../app/platform/setup/postgres-roles";
import { prepareSchema } from "../../app/platform/setup/prepare-schema";
import { type ServerAddress, startTestPostgres } from "./postgres";

const ADDRESS_VARIABLE = "HOI_THI_TEST_SERVER";

/** One migrated, empty database. */
export interface TestDatabase {
  /** The application's role: may not change the schema, the journal or the audit log. */
  url: string;
  /** The owner of the tables, for what a test has to arrange or to see beyond that. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** For a runner's global setup: one server for the whole run. Returns what ends it. */
export async function startSharedServer(options: { isDurable?: boolean } = {}): Promise<() => Promise<void>> {
  const server = await startTestPostgres(options);
  const { superuserUrl, ownerUrl, appUrl } = server;
  try {
    await prepareSchema(server);
  } catch (error) {
    await server.remove();
    throw error;
  }
  process.env[ADDRESS_VARIABLE] = JSON.stringify({ superuserUrl, ownerUrl, appUrl } satisfies ServerAddress);
  return () => server.remove();
}

/** Clones the migrated template of a server: the shared one unless another, prepared one is given. */
export async function createTestDatabase(server: ServerAddress = sharedServer()): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const template = new URL(server.ownerUrl).pathname.slice(1);
  await onServer(server, `CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${template}`);
  return {
    url: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/**
 * Makes a database and points the application's environment at it. Call it in `beforeAll`, before anything that
 * connects; call `disconnect` of the application and then `drop` in `afterAll`.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  Object.assign(process.env, testEnvironment(database.url));
  return database;
}

/** The variables without which the application does not run. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: "f3Jq9ZtW2xLr7Vb1Kc8Mn4Py6Ds0Ga5Hu",
    PUBLIC_URL: "http://127.0.0.1:3000",
    LOG_LEVEL: "silent",
  };
}

function sharedServer(): ServerAddress {
  const text = process.env[ADDRESS_VARIABLE];
  if (!text) throw new Error("no test server: this test belongs to a project whose global setup starts one");
  return JSON.parse(text) as ServerAddress;
}

async function onServer(server: ServerAddress, statement: string): Promise<void> {
  const client = new pg.Client(server.superuserUrl);
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
