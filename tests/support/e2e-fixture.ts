import type { Browser, BrowserContext, BrowserContextOptions } from "@playwright/test";
import { startAttempt } from "~/attempt/start-attempt.server";
import { importBank } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { openRound } from "~/contest/open-round.server";
import type { RoundSettings } from "~/contest/round";
import type { MatrixCell } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { db, disconnect } from "~/platform/db.server";
import { inCheckout } from "../../app/platform/setup/paths";
import type { TestApp } from "./app-server";
import { accepted, makeContest, system } from "./contest-builders";
import { test as base } from "./e2e";
import { makePerson, type Person, signIn } from "./sitting-fixture";

const MINUTE_MS = 60_000;
const PREDICTION = "Theo Anh/Chị, có bao nhiêu người trả lời đúng tất cả các câu hỏi của đợt thi này?";

export type Paper = Awaited<ReturnType<typeof openPaper>>;

/** Like `test` of the other journeys, with this process using the database of the application under test. */
export const test = base.extend<object, { seeded: TestApp }>({
  seeded: [
    async ({ app }, use) => {
      Object.assign(process.env, app.env);
      await use(app);
      await disconnect();
    },
    { scope: "worker" },
  ],
});

async function importRealBank(): Promise<string> {
  const folder = await readBankFolder(inCheckout("question-banks/cchc-2026"));
  if (!folder.ok) throw new Error("the bank cannot be read");
  const { bankId } = accepted(await importBank(folder.bank, system));
  return bankId;
}

/** Leaves the questions with three or more options to choose from; papers of every type are made by `makeEveryType`. */
async function keepChoices(bankId: string): Promise<void> {
  const types: QuestionType[] = ["true_false", "ordering", "matching", "short_answer"];
  const where = { bankId, revisions: { some: { type: { in: types } } } };
  await db().question.updateMany({ where, data: { retiredAt: new Date() } });
}

/**
 * A running round over the real bank: `count` questions of different topics, with three or more options each, one hour, 30 minutes for a
 * paper.
 */
export async function openPaper(options: {
  count: number;
  round?: Partial<RoundSettings>;
  predicts?: boolean;
}) {
  const now = new Date();
  const bankId = await importRealBank();
  await keepChoices(bankId);
  const topics = await db().topic.findMany({ where: { bankId }, orderBy: { position: "asc" } });
  const cells = (["easy", "medium"] as const)
    .flatMap((difficulty) => topics.map(({ id }): MatrixCell => ({ topicId: id, difficulty, count: 1 })))
    .slice(0, options.count);
  const round = {
    opensAt: new Date(now.getTime() - MINUTE_MS),
    closesAt: new Date(now.getTime() + 60 * MINUTE_MS),
    durationMs: 30 * MINUTE_MS,
    ...options.round,
  };
  const contest = await makeContest({ track: { bankIds: [bankId] }, round, cells });
  if (options.predicts) {
    const data = { predictionMetric: "perfect_scores" as const, predictionQuestion: PREDICTION };
    await db().contest.update({ where: { id: contest.contestId }, data });
  }
  accepted(await openRound(contest.roundId, { now, actorId: null }));
  return contest;
}

/** A person who has entered, signed in on a device of their own. */
export function seatPerson(paper: Paper): Promise<Person> {
  return makePerson(paper, new Date());
}

/** Starts the person's attempt on the device of `person`; its address. */
export async function startPaper(paper: Paper, person: Person): Promise<{ attemptId: string; path: string }> {
  const { attemptId } = accepted(await startAttempt({ roundId: paper.roundId, by: person, now: new Date() }));
  return { attemptId, path: `/sit/${attemptId}` };
}

/** The same person on another device. */
export function onAnotherDevice({ accountId }: Person): Promise<Person> {
  return signIn(accountId, new Date());
}

/** A browser in which the person is signed in, as a phone unless said otherwise. */
export async function openBrowser(
  browser: Browser,
  app: TestApp,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    ...options,
  });
  const cookie = (name: string, value: string) => ({ name, value, url: app.url, httpOnly: true });
  await context.addCookies([
    cookie("hoi_thi_session", person.sessionToken),
    cookie("hoi_thi_device", person.deviceToken),
  ]);
  return context;
}

/** What the server has of an attempt: the last choice of each place, and the journal's numbers in order of receipt. */
export async function recorded(attemptId: string) {
  const events = await db().answerEvent.findMany({ where: { attemptId }, orderBy: { seq: "asc" } });
  const byReceipt = [...events].sort(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.seq - b.seq,
  );
  const choices = new Map(events.map((event) => [event.position, event]));
  return { events, choices, order: byReceipt.map((event) => event.seq) };
}

export { expect } from "./e2e";
