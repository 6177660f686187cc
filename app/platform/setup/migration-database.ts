import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";

/**
 * The database at a URL, in the form in which the schema engine takes it.
 *
 * A migration goes to the server as one text, which PostgreSQL runs as one transaction. The adapter's own way is
 * to cut the text at every semicolon, which breaks function bodies and leaves half a migration behind on an error.
 */
export function databaseAt(url: string): SqlMigrationAwareDriverAdapterFactory {
  const ignoreLateErrors = { onPoolError: () => {}, onConnectionError: () => {} };
  const factory = new PrismaPg({ connectionString: url, max: 2 }, ignoreLateErrors);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await adapter.underlyingDriver().query(script).catch(rethrow);
      };
      return adapter;
    },
  };
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
