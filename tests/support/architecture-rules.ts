import { posix } from "node:path";

export type SourceFile = { path: string; text: string };
export type Breach = { path: string; rule: string };

const FEATURES = [
  "show",
  "report",
  "participation",
  "standing",
  "integrity",
  "practice",
  "attempt",
  "contest",
  "exchange",
  "format",
  "bank",
  "account",
  "unit",
];
const DOORS = ["routes", "channels", "commands"];
const FORBIDDEN_NAMES =
  /^(utils?|helpers?|misc|common|services?|managers?|data|v2)\b|[-.](utils?|helpers?|manager|v2)\b/;
const DOOR_PLATFORM = ["http.server", "session.server", "clock.server"];

type Import = { target: string; typeOnly: boolean };

/** Imports of our own files as paths below app/ without extension; packages as "npm:name". */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']/gm;
  for (const match of text.matchAll(pattern)) {
    const name = match[2] ?? match[3] ?? match[4] ?? "";
    const target = name.startsWith("~/")
      ? name.slice(2)
      : name.startsWith(".")
        ? posix.join(posix.dirname(path), name)
        : `npm:${name}`;
    found.push({ target: target.replace(/\.(tsx?|js)$/, ""), typeOnly: match[1] !== undefined });
  }
  return found;
}

const roomOf = (target: string) => target.split("/")[0] ?? "";
const isServer = (target: string) => target.endsWith(".server");

/** Why `file` may not import `target`; null when it may. */
function importBreach(file: SourceFile, { target, typeOnly }: Import): string | null {
  const room = roomOf(file.path);
  const other = roomOf(target);
  const npm = target.startsWith("npm:");
  const view = file.path.endsWith(".tsx") || /\/use-[^/]+\.ts$/.test(file.path);
  if (file.path === "server.ts") return npm ? null : "server.ts imports nothing of app";
  if (room === "core") return !npm && other === "core" ? null : "core imports core only";
  if (room === "platform")
    return npm || other === "core" || other === "platform" ? null : "platform imports no feature";
  if (room === "ui") {
    return npm || ["core", "ui"].includes(other) ? null : "the kit imports react and core only";
  }
  if (room === "realtime") {
    if (file.path === "realtime/protocol.ts" && typeOnly && FEATURES.includes(other) && !isServer(target))
      return null;
    return npm || ["core", "platform", "realtime"].includes(other)
      ? null
      : "transport imports platform and core only";
  }
  if (DOORS.includes(room)) return doorBreach(room, target, other);
  if (FEATURES.includes(room)) return featureBreach(file.path, room, view, { target, typeOnly }, other);
  return null;
}

function doorBreach(room: string, target: string, other: string): string | null {
  if (DOORS.includes(other)) return "doors import no other door";
  if (target === "platform/db.server") return "doors reach the database only through features";
  if (other === "platform" && room !== "commands") {
    return DOOR_PLATFORM.includes(target.slice("platform/".length))
      ? null
      : "doors use only http, session and clock";
  }
  return null;
}

function featureBreach(
  path: string,
  room: string,
  view: boolean,
  { target, typeOnly }: Import,
  other: string,
): string | null {
  if (target.startsWith("npm:")) return null;
  const there = FEATURES.indexOf(other);
  if (there >= 0 && there < FEATURES.indexOf(room)) return "features import only to their right";
  if (DOORS.includes(other)) return "features import no door";
  if (view) {
    if (isServer(target) && !typeOnly) return "views import no effects";
    return other === "platform" && !typeOnly ? "views import no effects" : null;
  }
  if (path.includes(".server.")) return ["ui"].includes(other) ? "effects import no view" : null;
  const pure = other === "core" || (there >= 0 && !isServer(target)) || (typeOnly && other === "realtime");
  return pure || typeOnly ? null : "pure files import core and pure files only";
}

const CLOCK = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/;

function textBreaches({ path, text }: SourceFile): string[] {
  const rules: string[] = [];
  const room = roomOf(path);
  const server = path.includes(".server.");
  const name = posix.basename(path);
  const lines = text.split("\n").length - 1;
  if (FORBIDDEN_NAMES.test(name)) rules.push("forbidden name");
  if (
    !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:server|client|queries|sql|queries\.server|sql\.server|d))?\.tsx?$/.test(
      name,
    )
  ) {
    rules.push("kebab-case file names");
  }
  if (lines > 250) rules.push("at most 250 lines");
  if (DOORS.includes(room) && lines > 120) rules.push("a door has at most 120 lines");
  if (/^\s*export\s+(?:type\s+)?\*/m.test(text) || name === "index.ts") rules.push("no barrels");
  if (room === "core" && CLOCK.test(text)) rules.push("no clock or randomness in core");
  if ((FEATURES.includes(room) && server) || DOORS.includes(room)) {
    if (/\bDate\.now\(|\bnew Date\(\)/.test(text)) rules.push("no clock outside platform/clock");
  }
  if (/\$queryRawUnsafe|\$executeRawUnsafe/.test(text)) rules.push("SQL by parameters only");
  if (
    !["bank", "attempt"].includes(room) &&
    /\bsolutions?\.(?:find|create|update|upsert|delete)|\bFROM\s+solution\b/i.test(text)
  ) {
    rules.push("solutions stay in bank and attempt");
  }
  return rules;
}

export function breachesOf(file: SourceFile): Breach[] {
  const rules = [...textBreaches(file), ...importsOf(file).map((one) => importBreach(file, one))];
  return [...new Set(rules.filter((rule) => rule !== null))].map((rule) => ({ path: file.path, rule }));
}

/** Cycles among files by imports that exist at run time, each as a path of names. */
export function cyclesOf(files: readonly SourceFile[]): string[] {
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const own = file.path.replace(/\.tsx?$/, "");
    graph.set(
      own,
      importsOf(file)
        .filter((one) => !one.typeOnly && !one.target.startsWith("npm:"))
        .map((one) => one.target),
    );
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (node: string, trail: string[]) => {
    const at = trail.indexOf(node);
    if (at >= 0) cycles.push([...trail.slice(at), node].join(" → "));
    if (at >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}
