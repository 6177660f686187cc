// Generates the Prisma client without any network: the engine that Prisma wants to download is not used,
// so it is enough that the variable names a file that exists.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const checkout = path.resolve(import.meta.dirname, "../..");
const prisma = path.join(path.dirname(require.resolve("prisma/package.json")), "build/index.js");

const { status } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
  cwd: checkout,
  stdio: "inherit",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
process.exit(status ?? 1);
