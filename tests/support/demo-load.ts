import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { inCheckout } from "../../app/platform/setup/paths";
import { type Outcome, runQuietly } from "../../app/platform/setup/run-quietly";
import { type TestDatabase, testEnvironment } from "./database";

/** Loads the demo as it stands at `now` in a process of its own, as the launcher does. */
export function loadDemo(database: TestDatabase, dataDir: string, now: Date): Promise<Outcome> {
  const env = {
    ...process.env,
    ...testEnvironment(database.url),
    DATA_DIR: dataDir,
    DEMO_NOW: now.toISOString(),
  };
  return runQuietly(process.execPath, ["--import", "tsx", inCheckout("prisma/seed/demo.ts")], { env });
}

/** What is the same in every load: everything but ids, secrets, and which questions somebody drew. */
const REPEATABLE = {
  people: `
    SELECT m.code, m.full_name, m.job_title, u.code AS unit, count(e.id)::int AS exemptions
    FROM member m JOIN membership s ON s.member_id = m.id JOIN unit u ON u.id = s.unit_id
    LEFT JOIN exemption e ON e.member_id = m.id GROUP BY 1, 2, 3, 4 ORDER BY 1`,
  citizens: `
    SELECT a.sign_in_name, a.display_name, u.code AS unit
    FROM account a JOIN unit u ON u.id = a.unit_id ORDER BY 1`,
  scores: `
    SELECT c.slug, r.number AS round, a.sign_in_name, t.number AS attempt, t.started_at, t.submitted_at, t.closed_by,
      s.points, s.correct_count, s.answered_count, s.duration_ms, s.prediction
    FROM attempt t JOIN account a ON a.id = t.account_id JOIN round r ON r.id = t.round_id
    JOIN contest c ON c.id = r.contest_id LEFT JOIN result s ON s.attempt_id = t.id ORDER BY 1, 2, 3, 4`,
  standings: `
    SELECT c.slug, r.number AS round, s.version, s.prediction_actual, w.rank, a.sign_in_name, w.points, w.duration_ms,
      w.prediction_error, w.prize_name
    FROM standing_row w JOIN standing s ON s.id = w.standing_id JOIN account a ON a.id = w.account_id
    JOIN round r ON r.id = s.round_id JOIN contest c ON c.id = r.contest_id ORDER BY 1, 2, 3, 5, 6`,
  figures: `
    SELECT c.slug, p.day, u.code AS unit, p.roster, p.exempt, p.people, p.attempts
    FROM participation_snapshot p JOIN contest c ON c.id = p.contest_id JOIN unit u ON u.id = p.unit_id
    ORDER BY 1, 2, 3`,
} as const;

export type Repeatable = Record<keyof typeof REPEATABLE, Record<string, unknown>[]>;

export async function readRepeatable(database: TestDatabase): Promise<Repeatable> {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  try {
    const found: Partial<Repeatable> = {};
    for (const [name, sql] of Object.entries(REPEATABLE)) {
      found[name as keyof Repeatable] = (await client.query(sql)).rows;
    }
    return found as Repeatable;
  } finally {
    await client.end();
  }
}

export type WrittenSignIn = { who: string; signInName: string; secret: string; place: string };

/** The file of sign-ins, as a person reads it: rows of four columns, then links. */
export async function readSignIns(dataDir: string): Promise<{ signIns: WrittenSignIn[]; links: string[] }> {
  const text = await readFile(path.join(dataDir, "demo-sign-ins.txt"), "utf8");
  const rows = text.split("\n").map((line) => line.trim().split(/ {3,}/));
  const signIns = rows.flatMap(([who = "", signInName = "", secret = "", place = ""]) =>
    place.startsWith("/") ? [{ who, signInName, secret, place }] : [],
  );
  return { signIns, links: [...text.matchAll(/\/link\/(\S+)/g)].map((match) => match[1] ?? "") };
}
