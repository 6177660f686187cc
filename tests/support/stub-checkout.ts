import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildFingerprint, clientFingerprint } from "../../app/platform/setup/artefacts";
import { inCheckout } from "../../app/platform/setup/paths";

const COPIED = [
  "app/commands/start.mjs",
  "app/platform/setup",
  "app/platform/env.server.ts",
  "app/server.ts",
  "package.json",
  "package-lock.json",
  "prisma.config.ts",
  "prisma/migrations",
  "prisma/schema",
  "tsconfig.json",
];

/** An application of a few lines: says under which user it reached the database, crashes and dawdles on request. */
const STUB_BUILD = `
import pg from "pg";
let pool;
const module = {
  default: () => new Response("stub"),
  async start() { pool = new pg.Pool({ connectionString: process.env.DATABASE_URL }); pool.on("error", () => {}); },
  async stop() { await pool.end(); },
  attachRealtime() {},
  async handleFast(req, res) {
    if (req.url === "/api/crash") process.exit(3);
    if (req.url === "/api/slow") {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      res.end("late");
      return true;
    }
    if (req.url !== "/healthz") return false;
    const answer = await pool.query("SELECT current_user AS who");
    res.end(answer.rows[0].who);
    return true;
  },
};
export const entry = { module };
export const routes = {};
export const assets = { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" };
export const future = {};
export const isSpaMode = false;
export const basename = "/";
export const publicPath = "/";
export const assetsBuildDirectory = "build/client";
export const mode = "production";
`;

/**
 * Makes a checkout that looks built: everything the launcher consists of, with a stub for the application.
 * Its packages are those of this checkout.
 */
export async function makeStubCheckout(dir: string): Promise<void> {
  for (const name of COPIED) await cp(inCheckout(name), path.join(dir, name), { recursive: true });
  await symlink(inCheckout("node_modules"), path.join(dir, "node_modules"));
  await mkdir(path.join(dir, "app/platform/generated/prisma"), { recursive: true });
  await mkdir(path.join(dir, "build/server"), { recursive: true });
  await writeFile(path.join(dir, "build/server/index.js"), STUB_BUILD);
  await writeFile(path.join(dir, "app/platform/generated/.stamp"), await clientFingerprint(dir));
  await writeFile(path.join(dir, "build/.stamp"), await buildFingerprint(dir));
}
