// The first thing that runs, on a machine that may have no packages yet: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const LOWEST_NODE = [20, 19];
const checkout = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../..");
const at = (...parts) => path.join(checkout, ...parts);

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  console.error(`Cần Node ${LOWEST_NODE.join(".")} trở lên; máy đang có ${process.versions.node}.`);
  process.exit(1);
}

/** A link to a folder shared with another checkout is looked after by whoever made it: npm ci would empty that folder. */
function isShared() {
  return lstatSync(at("node_modules"), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Fresh: the stamp names this very lock file, or npm itself wrote its own record after the lock file. */
function arePackagesFresh(stampFile, lockHash) {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash) return true;
  const record = at("node_modules/.package-lock.json");
  return existsSync(record) && statSync(record).mtimeMs >= statSync(at("package-lock.json")).mtimeMs;
}

function installPackages() {
  if (isShared()) return;
  const stampFile = at("node_modules/.hoi-thi-lock");
  const lockHash = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (!arePackagesFresh(stampFile, lockHash)) {
    console.log("● Cài các gói cần thiết (npm ci) …");
    const begun = Date.now();
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
    const npm = process.env.npm_execpath;
    const { status } = npm
      ? spawnSync(process.execPath, [npm, ...args], { cwd: checkout, stdio: "inherit" })
      : spawnSync("npm", args, { cwd: checkout, stdio: "inherit", shell: process.platform === "win32" });
    if (status !== 0) {
      console.error("npm ci không chạy được; xem thông báo ở trên, rồi thử lại.");
      process.exit(1);
    }
    console.log(`● Cài các gói cần thiết (npm ci) … xong sau ${Math.round((Date.now() - begun) / 1000)} s`);
  }
  writeFileSync(stampFile, lockHash);
}

refuseOldNode();
process.chdir(checkout);
installPackages();

const { register } = await import("tsx/esm/api");
register();
const { main } = await import("../platform/setup/main.ts");
process.exit(await main(process.argv.slice(2)));
