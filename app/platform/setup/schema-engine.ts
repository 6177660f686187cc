import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { EngineDatabase } from "./migration-database";
import type { SchemaFile } from "./schema-files";

/** No table and no enum is managed outside the schema. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Refused by the schema engine, with its message in readable form. */
export class SchemaEngineError extends Error {
  override name = "SchemaEngineError";
}

type EngineConstructor = typeof SchemaEngine;

let loaded: Promise<EngineConstructor> | undefined;

/**
 * Loads Prisma's own schema engine from its WebAssembly package: the native one would have to be
 * downloaded, which closed networks do not allow.
 */
function loadEngine(): Promise<EngineConstructor> {
  loaded ??= (async () => {
    const bindings = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as {
      SchemaEngine: EngineConstructor;
      __wbg_set_wasm(exports: WebAssembly.Exports): void;
    };
    const require = createRequire(import.meta.url);
    const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
    const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": withoutLingering(bindings as unknown as WebAssembly.ModuleImports),
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return bindings.SchemaEngine;
  })();
  return loaded;
}

/** The engine never clears the timer of its lock's timeout, which would keep the process for ten seconds. */
function withoutLingering(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const timers = Object.keys(imports).filter((name) => name.startsWith("__wbg_setTimeout"));
  const unheld = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return { ...imports, ...Object.fromEntries(timers.map((name) => [name, unheld])) };
}

/**
 * Runs one piece of work with a schema engine bound to a database and frees it afterwards.
 *
 * @throws SchemaEngineError when the engine refuses (invalid schema, failing migration, …)
 */
export async function withSchemaEngine<T>(
  options: { database: EngineDatabase; schema?: SchemaFile[] },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(options.database.factory);
  const datamodels = options.schema?.map((file): [string, string] => [file.path, file.content]);
  try {
    const engine = await Engine.new({ datamodels }, () => {}, factory);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    throw new SchemaEngineError(readableMessage(error), { cause: error });
  } finally {
    await options.database.close();
  }
}

/** The engine reports errors as values, as strings of JSON or as Error objects. */
function readableMessage(error: unknown): string {
  if (typeof error === "string") return plain(error);
  if (error instanceof Error) return plain(error.message);
  return plain(JSON.stringify(error));
}

function plain(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === "object" && "message" in parsed) return plain(String(parsed.message));
  } catch {
    // Not JSON: the text is the message.
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters.
  return withoutTrace(text.replace(/\u001b\[[0-9;]*m/g, "").trim());
}

/** The engine appends where in its own source it was; of that only the migration's name helps anybody. */
function withoutTrace(text: string): string {
  const migration = /migration_name=\\?"([^"\\]+)/.exec(text)?.[1];
  const message = text.split(/\n\s+0: /)[0] ?? text;
  return migration ? `${migration}: ${message}` : message;
}
