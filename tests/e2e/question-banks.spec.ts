import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { importBank } from "~/bank/import-bank.server";
import { plainText } from "~/bank/question-text";
import { openRound } from "~/contest/open-round.server";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";
import { inCheckout } from "../../app/platform/setup/paths";
import { makeOfficial } from "../support/account-builders";
import type { TestApp } from "../support/app-server";
import { smallBank } from "../support/bank-builders";
import { accepted, makeContest, system } from "../support/contest-builders";
import { expect, openBrowser, seatPerson, startPaper, test } from "../support/e2e-fixture";
import { signIn } from "../support/sitting-fixture";

const FILE = inCheckout("tests/golden/question-files/docx/fifty-questions.docx");
const SLUG = "cau-hoi-cua-xa";
const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false };
const SHOTS = process.env.SHOTS_DIR;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/banks-${name}.png`, fullPage: true });
}

/** Nothing that a rule of WCAG 2.2 AA finds, and nothing that has to be scrolled sideways, also on a phone. */
async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await shot(page, `${new URL(page.url()).pathname.split("/").slice(3, 5).join("-")}-${width}`);
  }
  await page.setViewportSize(DESK.viewport);
}

/** A desk in a browser of its own, signed in as an official with the role. */
async function openDesk(browser: Browser, app: TestApp, role: "author" | "organiser") {
  const accountId = await makeOfficial(new Date(), [{ role, scope: { kind: "system" } }]);
  const context = await openBrowser(browser, app, await signIn(accountId, new Date()), DESK);
  return { accountId, page: await context.newPage(), close: () => context.close() };
}

/** Uploads the file and waits until its questions are shown. */
async function uploadWordFile(page: Page): Promise<void> {
  await page.goto(`/organise/banks/${SLUG}`);
  await page.getByRole("link", { name: "Nhập từ tệp" }).click();
  await page.getByLabel("Tệp câu hỏi").setInputFiles(FILE);
  await page.getByRole("button", { name: "Đọc và kiểm tra" }).click();
  await expect(page.getByText("50 câu hỏi · 47 sẵn sàng · 3 cần sửa")).toBeVisible({ timeout: 30_000 });
}

/** Opens the question's form from the list of what is to be mended. */
async function mend(page: Page, position: number, fill: () => Promise<void>): Promise<void> {
  await page.getByRole("link", { name: `Sửa Câu ${position}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(position));
  await fill();
  await page.getByRole("button", { name: "Lưu câu này" }).click();
  await expect(page).toHaveURL(/import\/[0-9a-f-]+(\?|$)/);
}

const rightBox = (page: Page, letter: string) => page.locator(`input[name="right"][value="${letter}"]`);

test("fifty questions of a Word file are mended, reviewed by another person and drawn into a paper", async ({
  browser,
  seeded,
}) => {
  test.setTimeout(180_000);
  const { bankId } = accepted(await importBank({ ...smallBank(SLUG), questions: [] }, system));
  const author = await openDesk(browser, seeded, "author");
  const { page } = author;

  await test.step("the author sees every question as it will be and mends three", async () => {
    await uploadWordFile(page);
    await expectAccessible(page);
    await mend(page, 12, () => rightBox(page, "a").check({ force: true }));
    await expect(page.getByText("50 câu hỏi · 48 sẵn sàng · 2 cần sửa")).toBeVisible();
    await mend(page, 23, () => page.locator('[name="option-d"]').fill("15/9/2025"));
    await mend(page, 37, () => rightBox(page, "d").check({ force: true }));
    await expect(page.getByText("50 câu hỏi · 50 sẵn sàng")).toBeVisible();
    expect(await db().question.count({ where: { bankId } })).toBe(0);
  });

  const { pathname: runPath } = new URL(page.url());
  await test.step("while somebody else may only look at the import", async () => {
    const other = await openDesk(browser, seeded, "organiser");
    await other.page.goto(page.url());
    await expect(other.page.getByText("Anh/Chị chỉ xem được")).toBeVisible();
    await expect(other.page.getByRole("heading", { name: "Câu 12" })).toBeVisible();
    await expect(other.page.locator("main form button, main input[type=checkbox]")).toHaveCount(0);
    await expectAccessible(other.page);
    await other.close();
  });

  await test.step("and sends them to review, where the own questions are not for the author to approve", async () => {
    await page.getByRole("button", { name: "Gửi 50 câu đi thẩm định" }).click();
    await page.getByRole("dialog").getByRole("button", { name: /^Gửi/ }).click();
    await expect.poll(() => db().question.count({ where: { bankId } }), { timeout: 30_000 }).toBe(50);
    await page.goto(`/organise/banks/${SLUG}/review`);
    await expect(page.getByText("Trong đó 50 câu của Anh/Chị do người khác thẩm định.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Duyệt", exact: true })).toHaveCount(0);
    expect(
      await db().questionRevision.count({ where: { question: { bankId }, approvedAt: { not: null } } }),
    ).toBe(0);
  });
  await author.close();

  const reviewer = await openDesk(browser, seeded, "organiser");
  await test.step("whose import, sent as a whole, has nothing left to be asked for", async () => {
    await reviewer.page.goto(runPath);
    await expect(reviewer.page.getByText("Đã gửi 50 câu hỏi đi thẩm định")).toBeVisible();
    await expect(reviewer.page.getByText("Anh/Chị chỉ xem được")).toHaveCount(0);
  });
  await test.step("another person reads one, approves it, and then the others", async () => {
    await reviewer.page.goto(`/organise/banks/${SLUG}/review`);
    await expectAccessible(reviewer.page);
    await reviewer.page.getByRole("button", { name: "Duyệt", exact: true }).click();
    await expect(reviewer.page.getByText("49 câu chờ thẩm định")).toBeVisible();
    await reviewer.page.getByRole("button", { name: "Chọn tất cả" }).click();
    await reviewer.page.getByRole("button", { name: "Duyệt các câu đã chọn" }).click();
    await reviewer.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Duyệt/ })
      .click();
    await expect(reviewer.page.getByText("Đã duyệt 49 câu.")).toBeVisible();
    const approved = await db().questionRevision.findMany({
      where: { question: { bankId }, approvedAt: { not: null } },
    });
    expect(approved).toHaveLength(50);
    expect(new Set(approved.map((one) => one.approvedBy))).toEqual(new Set([reviewer.accountId]));
    expect(new Set(approved.map((one) => one.createdBy))).toEqual(new Set([author.accountId]));
  });
  await reviewer.close();

  await test.step("and a contestant finds them in the own paper", async () => {
    const topic = await db().topic.findFirstOrThrow({ where: { bankId, code: "T1" } });
    const cells = DIFFICULTIES.map((difficulty) => ({ topicId: topic.id, difficulty, count: 4 }));
    const opensAt = new Date(Date.now() - 60_000);
    const round = { opensAt, closesAt: new Date(Date.now() + 3_600_000) };
    const contest = await makeContest({ track: { bankIds: [bankId] }, round, cells });
    accepted(await openRound(contest.roundId, { now: new Date(), actorId: null }));
    const paper = { ...contest, at: opensAt, questionCount: 12 };
    const person = await seatPerson(paper);
    const { path } = await startPaper(paper, person);
    const context = await openBrowser(browser, seeded, person);
    const sheet = await context.newPage();
    await sheet.goto(path);
    await expect(sheet.locator("h2").first()).toContainText("Câu 1");
    const shown = (await sheet.locator("main").innerText()).replace(/\s+/g, " ");
    const stems = await db().questionRevision.findMany({ where: { question: { bankId } } });
    expect(stems.some(({ stem }) => shown.includes(plainText(stem)))).toBe(true);
    await context.close();
  });
});
