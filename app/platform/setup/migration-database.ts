import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** A database in the form in which the schema engine takes it; the engine leaves its connections open. */
export interface EngineDatabase {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/**
 * The database at a URL.
 *
 * A migration goes to the server as one text, which PostgreSQL runs as one transaction. The adapter's own way is
 * to cut the text at every semicolon, which breaks function bodies and leaves half a migration behind on an error.
 */
export function databaseAt(url: string): EngineDatabase {
  const ignoreLateErrors = { onPoolError: () => {}, onConnectionError: () => {} };
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const factory = new PrismaPg(pool, { ...ignoreLateErrors, disposeExternalPool: false });
  const connect = async () => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch(rethrow);
    };
    return adapter;
  };
  const { provider, adapterName } = factory;
  const connectToShadowDb = () => factory.connectToShadowDb();
  return { factory: { provider, adapterName, connect, connectToShadowDb }, close: () => pool.end() };
}

function rethrow(error: pg.DatabaseError): never {
  if (typeof error.code !== "string") throw error;
  throw new DriverAdapterError({
    kind: "postgres",
    code: error.code,
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
