import { ColumnTypeEnum, type SqlDriverAdapter, type SqlResultSet } from "@prisma/driver-adapter-utils";
import type { EngineDatabase } from "./migration-database";

/**
 * A stand-in for a database: the schema engine asks for the server's version before it compares two schemas,
 * and then needs nothing else. It answers as the oldest PostgreSQL that the program supports.
 */
export function offlineDatabase(): EngineDatabase {
  const identity = { provider: "postgres", adapterName: "offline" } as const;
  const adapter: SqlDriverAdapter = {
    ...identity,
    queryRaw: async () => VERSION_ANSWER,
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: () => Promise.reject(new Error("there is no database to change here")),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  };
  const connect = async () => adapter;
  return { factory: { ...identity, connect, connectToShadowDb: connect }, close: async () => {} };
}

const VERSION_ANSWER: SqlResultSet = {
  columnNames: ["exists", "version", "numeric_version"],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, "PostgreSQL 15.0", 150000]],
};
