import { brotliCompressSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import {
  expect,
  openBrowser,
  openPaper,
  type Paper,
  recorded,
  seatPerson,
  startPaper,
  test,
} from "../support/e2e-fixture";

const SHOTS = process.env.SHOTS_DIR;
const MOST_BYTES = 130_000;

let paper: Paper;
test.beforeAll(async ({ seeded }) => {
  void seeded;
  paper = await openPaper({ count: 6, predicts: true, round: { resultTiming: "at_once" } });
});

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

/** What the page said on the console and which rules it broke, gathered from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  return complaints;
}

const option = (page: Page, at: number) =>
  page.getByRole("group").getByRole("radio").or(page.getByRole("group").getByRole("checkbox")).nth(at);
const choose = (page: Page, at: number) => option(page, at).setChecked(true, { force: true });
const next = (page: Page) => page.getByRole("button", { name: "Câu sau" }).click();
const isSaved = (page: Page) => expect(page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/)).toBeVisible();

test("a paper on a phone, from the contest's page to the result", async ({ seeded: app, browser }) => {
  const person = await seatPerson(paper);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`/c/${paper.slug}`);
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await page.waitForURL(/\/sit\/[0-9a-f-]{36}$/);
  const attemptId = page.url().split("/").at(-1) ?? "";
  await expect(option(page, 0)).toBeEnabled();
  await expect(page.getByText("Câu 1/6")).toBeVisible();
  await expectAccessible(page);

  await choose(page, 1);
  await isSaved(page);
  await shot(page, "phone-answered");
  await page.getByRole("button", { name: "Đánh dấu xem lại" }).click();
  await next(page);
  await expect(page.getByRole("heading", { name: /^Câu 2/ })).toBeFocused();
  await choose(page, 0);
  await page.getByRole("button", { name: "Xoá lựa chọn" }).click();
  await expect(option(page, 0)).not.toBeChecked();
  for (let number = 2; number < 6; number += 1) {
    await next(page);
    await choose(page, 0);
  }
  await next(page);
  await expect(page.getByRole("heading", { name: /^Câu dự đoán/ })).toBeFocused();
  await page.getByLabel("Con số dự đoán").fill("12,5");
  await expect(page.getByText(/Xin nhập một số nguyên/)).toBeVisible();
  await page.getByLabel("Con số dự đoán").fill("1.234");
  await shot(page, "phone-prediction");
  await expectAccessible(page);

  await page.getByRole("button", { name: /Các câu hỏi, đã trả lời 5\/6/ }).click();
  await expect(page.getByRole("button", { name: "Câu 1: đã trả lời, đánh dấu xem lại" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Câu 2: chưa trả lời" })).toBeVisible();
  await shot(page, "phone-map");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await expect(page.getByText("Anh/Chị đã trả lời 5/6 câu.")).toBeVisible();
  await expect(page.getByText("1 câu chưa trả lời")).toBeVisible();
  await shot(page, "phone-submit");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Tới câu 2" }).click();
  await expect(page.getByRole("heading", { name: /^Câu 2/ })).toBeFocused();
  await choose(page, 1);
  await isSaved(page);

  await page.getByRole("button", { name: /Các câu hỏi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await expect(page.getByText("Anh/Chị đã trả lời đủ 6 câu.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.waitForURL(/\/result$/);
  await expect(page.getByRole("heading", { name: "Bài đã nộp" })).toBeVisible();
  await expect(page.getByText(/Anh\/Chị được \d+\/60 điểm/)).toBeVisible();
  await expect(page.getByText("1.234")).toBeVisible();
  await shot(page, "phone-result");
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  const { choices } = await recorded(attemptId);
  expect([...choices.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(choices.get(0)?.prediction).toBe(1234);
  await page.goto(`/sit/${attemptId}`);
  await page.waitForURL(/\/result$/);
  await context.close();
});

test("the paper is light, and its scripts know neither schemas nor keys", async ({
  seeded: app,
  browser,
}) => {
  const person = await seatPerson(paper);
  const { path } = await startPaper(paper, person);
  const context = await openBrowser(browser, app, person);
  const document = await (await context.request.get(path)).text();
  const assets = [...new Set(document.match(/\/assets\/[\w.-]+\.(?:js|css)/g))];
  const texts = await Promise.all(assets.map(async (asset) => (await context.request.get(asset)).text()));
  const total = [document, ...texts].reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
  test.info().annotations.push({ type: "bytes of the exam page", description: String(total) });
  if (SHOTS) console.log(`exam page: ${total} bytes`);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
  expect(texts.join("")).not.toContain("ZodError");
  await context.close();
});

test("the keyboard alone is enough for a whole paper", async ({ seeded: app, browser }) => {
  const short = await openPaper({ count: 2 });
  const person = await seatPerson(short);
  const { path, attemptId } = await startPaper(short, person);
  const context = await openBrowser(browser, app, person, {
    viewport: { width: 1280, height: 800 },
    hasTouch: false,
  });
  const page = await context.newPage();
  await page.goto(path);
  await expect(option(page, 0)).toBeEnabled();
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press("Tab");
      if (name.test(await focused())) return;
    }
    throw new Error(`the keyboard cannot reach ${name}`);
  };
  const tabToOption = async () => {
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.matches("fieldset input"))) return;
    }
    throw new Error("the keyboard cannot reach the options");
  };
  await tabToOption();
  await page.keyboard.press("Space");
  await isSaved(page);
  await shot(page, "desk-keyboard");
  await tabTo(/^Câu sau$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Câu 2/ })).toBeFocused();
  await tabToOption();
  await page.keyboard.press("Space");
  await isSaved(page);
  await tabTo(/^Các câu hỏi/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: /^Các câu hỏi/ })).toBeFocused();
  await tabTo(/^Nộp bài$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Anh/Chị đã trả lời đủ 2 câu.")).toBeVisible();
  await tabTo(/^Nộp bài$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result$/);
  expect((await recorded(attemptId)).choices.size).toBe(2);
  await expect(page.getByText("Chưa hiển thị điểm")).toBeVisible();
  await shot(page, "desk-result-hidden");
  await context.close();
});

test("all questions in a list, in English, by the person's choice", async ({ seeded: app, browser }) => {
  const person = await seatPerson(paper);
  const { path } = await startPaper(paper, person);
  const context = await openBrowser(browser, app, person, {
    viewport: { width: 1280, height: 800 },
    hasTouch: false,
  });
  await context.addCookies([{ name: "hoi_thi_locale", value: "en", url: app.url }]);
  const page = await context.newPage();
  await page.goto(path);
  await expect(option(page, 0)).toBeEnabled();
  await page.getByRole("button", { name: /^Questions/ }).click();
  await page.getByLabel("All questions").check();
  await page.getByRole("button", { name: "Question 4: not answered" }).click();
  await expect(page.getByRole("heading", { name: /^Question 4/ })).toBeFocused();
  await expect(page.getByRole("heading", { name: /^Question \d/ })).toHaveCount(6);
  await expect(page.getByText("0/6 answered")).toBeVisible();
  await shot(page, "desk-list");
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: /^Question \d/ })).toHaveCount(6);
  await context.close();
});

test("the phone's clock may be a day off", async ({ seeded: app, browser }) => {
  for (const days of [1, -1]) {
    const person = await seatPerson(paper);
    const { path, attemptId } = await startPaper(paper, person);
    const context = await openBrowser(browser, app, person);
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    await page.goto(path);
    await page.clock.resume();
    await expect(option(page, 0)).toBeEnabled();
    await expect(page.getByRole("timer")).toHaveText(/^29:[3-5]\d$/);
    await choose(page, 0);
    await isSaved(page);
    await expect(page.getByRole("timer")).toHaveText(/^29:[3-5]\d$/);
    expect((await recorded(attemptId)).events).toHaveLength(1);
    await context.close();
  }
});
