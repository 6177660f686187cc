import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Access } from "~/account/door.server";
import type { Role } from "~/core/scope";
import { disconnect } from "~/platform/db.server";
import { startApp, type TestApp } from "../support/app-server";
import {
  dataUrl,
  eachOf,
  fill,
  listRoutes,
  paramNames,
  type RouteLine,
  send,
  sendForm,
} from "../support/crawl";
import { changedTables, fingerprint } from "../support/crawl-database";
import { CAST, type Crowd, makeCrowd, paramsOf, type Who } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DOORS } from "../support/door-inventory";

/** For some thousand requests, also on a machine that is busy. */
const LONG_MS = 240_000;

let database: TestDatabase;
let app: TestApp;
let crowd: Crowd;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  // The door to drafting is there only where a service is configured; nothing listens at this one.
  app = await startApp({ database, env: { DRAFTING_URL: "http://127.0.0.1:9/v1" } });
});

afterAll(async () => {
  await disconnect();
  await app.stop();
});

/*
 * Who may what, said once more and independently of the program: what each role includes, and where each of the cast
 * holds it. The place of every address below is the first commune, its contest, or an account of its staff.
 */
const EVERY: readonly Role[] = ["admin", "organiser", "author", "unit_officer", "auditor"];
const ORGANISER: readonly Role[] = ["organiser", "author", "unit_officer"];
type Place = "unit" | "contest" | "account" | "system";
const HELD: Record<Who, { roles: readonly Role[]; over: readonly Place[] }> = {
  stranger: { roles: [], over: [] },
  contestant: { roles: [], over: [] },
  citizen: { roles: [], over: [] },
  officer: { roles: ["unit_officer"], over: ["unit", "contest", "account"] },
  "school officer": { roles: ["unit_officer"], over: [] },
  "officer elsewhere": { roles: ["unit_officer"], over: [] },
  organiser: { roles: ORGANISER, over: ["unit", "contest", "account"] },
  "organiser elsewhere": { roles: ORGANISER, over: [] },
  "contest organiser": { roles: ORGANISER, over: ["contest"] },
  author: { roles: ["author"], over: ["unit", "contest", "account"] },
  auditor: { roles: ["auditor"], over: ["unit", "contest", "account"] },
  admin: { roles: EVERY, over: ["unit", "contest", "account", "system"] },
};

function placeOf(address: string): Place {
  const names = paramNames(address);
  if (names.includes("unit")) return "unit";
  if (names.includes("contest")) return "contest";
  return names.includes("account") ? "account" : "system";
}

function mayPass(who: Who, access: Access, address: string): boolean {
  if (access.kind === "public") return true;
  if (who === "stranger") return false;
  if (access.kind === "signed-in") return true;
  const { roles, over } = HELD[who];
  if (!roles.some((role) => access.roles.includes(role))) return false;
  return access.kind === "any-scope" || over.includes(placeOf(address));
}

type Knock = { who: Who; route: RouteLine; kind: "loader" | "action"; access: Access };

function knocks(): Knock[] {
  const routes = listRoutes();
  return Object.entries(DOORS).flatMap(([file, door]) => {
    const lines =
      file === "root.tsx" ? [{ id: "root", file, address: "/" }] : routes.filter((one) => one.file === file);
    if (lines.length === 0) throw new Error(`${file} is in no address`);
    return lines.flatMap((route) =>
      (["loader", "action"] as const).flatMap((kind) => {
        const access = door[kind];
        return access ? CAST.map((who) => ({ who, route, kind, access })) : [];
      }),
    );
  });
}

/** Belongs to the contestant alone: to others it does not exist. */
const OWN_SITTING = new Set(["routes/play/paper.tsx", "routes/play/result.tsx"]);

/** A picture is there for the desk of questions and papers, and for who has it in a paper. */
const seesPicture = (who: Who) =>
  who === "contestant" || HELD[who].roles.some((role) => role === "author" || role === "auditor");

/** What a door that let in has nothing for: a link that was never given out, a round without an official result. */
const NOTHING_THERE = new Set([
  "routes/account/link.tsx",
  "routes/not-found.tsx",
  // The picture is of a question that can only be asked in contests.
  "routes/watch/practice-picture.ts",
]);

/** Fields without which a door that let in finds nothing to work on. */
const formOf = (file: string): Record<string, string> =>
  file === "routes/organise/round-matrix.tsx" ? { trackId: crowd.here.contest.trackId } : { intent: "" };

function isRight({ who, route: { file, address }, kind, access }: Knock, got: string): boolean {
  if (!mayPass(who, access, address)) {
    return got === (who !== "stranger" ? "403" : kind === "loader" ? "sign-in" : "401");
  }
  if (OWN_SITTING.has(file) && who !== "contestant") return got === "404";
  if (file === "routes/resources/picture.ts" && !seesPicture(who)) return got === "404";
  return PASSED.has(got) || (NOTHING_THERE.has(file) && got === "404");
}

/** A page without a component answers by itself; the others by their data. */
const isPage = ({ file }: RouteLine) => file.endsWith(".tsx");

async function knock({ who, route, kind }: Knock, params: Record<string, string>): Promise<string> {
  const as = crowd.people[who];
  const path = fill(route.address, params);
  const url = isPage(route) ? dataUrl(app.url, path, route.id) : `${app.url}${path}`;
  const answer =
    kind === "loader" ? await send(url, { as }) : await sendForm(url, formOf(route.file), { as });
  if (answer.to?.startsWith("/sign-in?")) return "sign-in";
  return answer.to === null ? String(answer.status) : "led on";
}

/** What an honest visitor gets for a real address and an empty form. */
const PASSED = new Set(["200", "led on", "400", "409", "422"]);

describe("every door", () => {
  it(
    "lets in whom its line names, over HTTP, and nobody else",
    async () => {
      const params = paramsOf(crowd.here, crowd.own);
      const wrong: string[] = [];
      const before = await fingerprint(database.ownerUrl);
      const all = knocks().filter(({ route }) => route.file !== "routes/account/sign-out.ts");
      await eachOf(all, async (one) => {
        const got = await knock(one, params);
        if (!isRight(one, got)) wrong.push(`${one.kind} ${one.route.file} as ${one.who}: ${got}`);
      });
      expect(wrong).toEqual([]);
      expect(all.length).toBeGreaterThan(800);
      expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual([]);
    },
    LONG_MS,
  );
});
