import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { releaseSolutions } from "~/contest/release-solutions.server";
import type { QuestionType } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import type { TestApp } from "../support/app-server";
import { accepted } from "../support/contest-builders";
import {
  expect,
  onAnotherDevice,
  openBrowser,
  recorded,
  seatPerson,
  startPaper,
  test,
} from "../support/e2e-fixture";
import { ALT, type EveryType, LONG_OPTION, makeEveryType, rightAnswers } from "../support/every-type";
import { viewOf } from "../support/sitting-fixture";

const SHOTS = process.env.SHOTS_DIR;
const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false };

let paper: EveryType;
test.beforeAll(async ({ seeded }) => {
  void seeded;
  paper = await makeEveryType(new Date(Date.now() - 60_000), { resultTiming: "at_once" });
});

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** In a window high enough that nothing lies half below the bars at its edges. */
async function expectAccessible(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 360, height: 740 };
  await page.setViewportSize({ width: size.width, height: 1800 });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  await page.setViewportSize(size);
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

const isSaved = (page: Page) =>
  expect(page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/)).toBeVisible({ timeout: 25_000 });
const isWaiting = (page: Page) =>
  expect(page.getByText("Đang chờ mạng, câu trả lời giữ trên máy").first()).toBeVisible({ timeout: 15_000 });
const typedInto = (page: Page) => page.getByLabel("Câu trả lời");
const lines = (page: Page) => page.locator("fieldset ol li > span:nth-child(2)");

/** A person who has begun: the page on the paper, and the place of each type in it. */
async function sit(app: TestApp, browser: Browser, options = {}, place: EveryType = paper) {
  const person = await seatPerson(place);
  const { path, attemptId } = await startPaper(place, person);
  const view = await viewOf(attemptId, person, new Date());
  const context = await openBrowser(browser, app, person, options);
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole("group").first()).toBeEnabled();
  const positionOf = (type: QuestionType) =>
    view.questions.find((question) => question.type === type)?.position ?? 0;
  const goTo = async (type: QuestionType, at: Page = page) => {
    await at.getByRole("button", { name: /^Các câu hỏi, đã trả lời/ }).click();
    await at
      .getByRole("dialog")
      .getByRole("button", { name: `Câu ${positionOf(type)}:` })
      .click();
    await expect(at.getByRole("heading", { name: `Câu ${positionOf(type)}` })).toBeFocused();
  };
  const choiceOf = async (type: QuestionType) =>
    (await recorded(attemptId)).choices.get(positionOf(type))?.choice ?? [];
  return { person, path, attemptId, view, context, page, positionOf, goTo, choiceOf };
}

/** Puts the lines into the order of `texts`, with the buttons alone. */
async function arrange(page: Page, texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    for (;;) {
      const now = (await lines(page).allTextContents()).indexOf(text);
      if (now === at) break;
      await page.getByRole("button", { name: `Chuyển lên: ${text}` }).click();
      await expect(lines(page).nth(now - 1)).toHaveText(text);
    }
  }
}

test("a paper with every type of question on a phone, with a reload and an outage, to full marks", async ({
  seeded: app,
  browser,
}) => {
  const { attemptId, view, context, page, goTo, choiceOf } = await sit(app, browser);
  const right = await rightAnswers(attemptId);
  const rightOf = (type: QuestionType) => right.find((one) => one.type === type)?.choice ?? [];
  const textOf = (id: string) =>
    view.questions.flatMap((question) => question.options).find((option) => option.id === id)?.text ?? id;
  for (const type of ["single", "multiple", "true_false"] as const) {
    await goTo(type);
    await shot(page, `phone-${type}`);
    for (const id of rightOf(type)) {
      await page
        .getByRole(type === "multiple" ? "checkbox" : "radio", { name: textOf(id) })
        .check({ force: true });
    }
  }
  await isSaved(page);

  await goTo("ordering");
  await expect(page.getByText("Chưa trả lời.")).toBeVisible();
  expect(await choiceOf("ordering")).toEqual([]);
  await shot(page, "phone-ordering-untouched");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Giữ nguyên thứ tự này" }).click();
  await isSaved(page);
  const shown = view.questions.find((question) => question.type === "ordering")?.options ?? [];
  await expect.poll(() => choiceOf("ordering")).toEqual(shown.map((option) => option.id));
  await arrange(page, rightOf("ordering").map(textOf));
  await expect(page.getByText("Chưa trả lời.")).toBeHidden();
  await shot(page, "phone-ordering");

  await context.setOffline(true);
  await goTo("matching");
  const { prompts = [] } = view.questions.find((question) => question.type === "matching") ?? {};
  const listOf = (at: number) => page.getByLabel(`${at + 1}. ${prompts[at]}`);
  await listOf(0).selectOption({ value: rightOf("matching")[0] ?? "" });
  await page.getByRole("button", { name: /^Các câu hỏi/ }).click();
  await expect(page.getByRole("button", { name: /: chưa trả lời đủ$/ })).toBeVisible();
  await shot(page, "phone-map-incomplete");
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await expect(page.getByText("1 câu chưa trả lời đủ, không được tính là đúng")).toBeVisible();
  await shot(page, "phone-submit-incomplete");
  await page.getByRole("dialog").getByRole("button", { name: "Làm tiếp" }).click();
  await isWaiting(page);
  await context.setOffline(false);
  await isSaved(page);
  await page.reload();
  await expect(listOf(0)).toHaveValue(rightOf("matching")[0] ?? "");
  await listOf(1).selectOption({ value: rightOf("matching")[1] ?? "" });
  const long = view.questions
    .flatMap((question) => question.options)
    .find(({ text }) => text === LONG_OPTION);
  await listOf(2).selectOption({ value: long?.id ?? "" });
  await expect(page.getByRole("paragraph").filter({ hasText: LONG_OPTION })).toBeVisible();
  await shot(page, "phone-matching");
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await listOf(2).selectOption({ value: rightOf("matching")[2] ?? "" });

  await goTo("short_answer");
  await shot(page, "phone-short-empty");
  await typedInto(page).pressSequentially("par  Index ");
  await expect.poll(() => choiceOf("short_answer")).toEqual(["par Index"]);
  // Who is still in the field finds it as it was typed.
  await expect(typedInto(page)).toHaveValue("par  Index ");
  await shot(page, "phone-short");
  await expectAccessible(page);
  await page.reload();
  await expect(typedInto(page)).toHaveValue("par Index");
  await page.getByRole("button", { name: /^Các câu hỏi, đã trả lời 6\/6/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await expect(page.getByText("Anh/Chị đã trả lời đủ 6 câu.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.waitForURL(/\/result$/);
  await expect(page.getByText("Anh/Chị được 60/60 điểm, đúng 6/6 câu.")).toBeVisible();
  await context.close();
});

test("a text is there after a reload in the middle of a word, a tab closed, and a change of question", async ({
  seeded: app,
  browser,
}) => {
  const { context, page, path, goTo, choiceOf } = await sit(app, browser);
  await goTo("short_answer");
  await typedInto(page).pressSequentially("một cửa");
  await page.reload();
  await expect(typedInto(page)).toHaveValue("một cửa");
  await expect.poll(() => choiceOf("short_answer")).toEqual(["một cửa"]);
  await typedInto(page).fill("một cửa liên thông");
  await page.getByRole("button", { name: /^Các câu hỏi, đã trả lời/ }).dispatchEvent("click");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Câu [1-6]: chưa trả lời$/ })
    .first()
    .click();
  await expect.poll(() => choiceOf("short_answer")).toEqual(["một cửa liên thông"]);
  await goTo("short_answer");
  await context.setOffline(true);
  await typedInto(page).fill("khi mất mạng");
  await isWaiting(page);
  await typedInto(page).fill("khi mất mạng, chữ cuối");
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(path);
  await isSaved(page);
  await expect.poll(() => choiceOf("short_answer")).toEqual(["khi mất mạng, chữ cuối"]);
  await typedInto(page).fill("");
  await expect.poll(() => choiceOf("short_answer")).toEqual([]);
  await context.close();
});

test("a text being typed when another device takes over is offered again", async ({
  seeded: app,
  browser,
}) => {
  const { context, page, path, person, positionOf, goTo, choiceOf } = await sit(app, browser);
  await goTo("short_answer");
  await context.setOffline(true);
  await typedInto(page).fill("câu đang gõ");
  await isWaiting(page);
  const other = await openBrowser(browser, app, await onAnotherDevice(person), DESK);
  const desk = await other.newPage();
  await desk.goto(path);
  await desk.getByRole("button", { name: "Tiếp tục trên máy này" }).click();
  await expect(desk.getByRole("group").first()).toBeEnabled();
  await context.setOffline(false);
  // Typed on until the very moment at which the phone learns of it.
  await typedInto(page)
    .pressSequentially(" và gõ tiếp", { delay: 5 })
    .catch(() => {});
  await expect(page.getByRole("heading", { name: "Bài này đang mở trên máy khác" })).toBeVisible({
    timeout: 25_000,
  });
  await page.getByRole("button", { name: "Tiếp tục trên máy này" }).click();
  await expect(page.getByText(`Gồm: Câu ${positionOf("short_answer")}.`)).toBeVisible();
  await page.getByRole("button", { name: "Dùng các câu này" }).click();
  await isSaved(page);
  await expect.poll(() => choiceOf("short_answer")).toEqual([expect.stringMatching(/^câu đang gõ/)]);
  await context.close();
  await other.close();
});

test("a text being typed at the end of the time counts", async ({ seeded: app, browser }) => {
  const hurried = await makeEveryType(new Date(Date.now() - 60_000), { durationMs: 12_000 });
  const { context, page, goTo, choiceOf } = await sit(app, browser, {}, hurried);
  await goTo("short_answer");
  // A letter every 150 ms: never a pause in which it would be saved.
  const typing = (async () => {
    for (let at = 0; at < 100 && page.url().endsWith("/result") === false; at += 1) {
      await typedInto(page)
        .press("a", { timeout: 500 })
        .catch(() => {});
      await page.waitForTimeout(100);
    }
  })();
  await page.waitForURL(/\/result$/, { timeout: 25_000 });
  await typing;
  expect((await choiceOf("short_answer"))[0]?.length).toBeGreaterThan(20);
  await context.close();
});

test("the keyboard alone arranges, matches and types, and each move is announced", async ({
  seeded: app,
  browser,
}) => {
  const { context, page, goTo, choiceOf } = await sit(app, browser, DESK);
  await goTo("ordering");
  const before = await lines(page).allTextContents();
  const first = before[0] ?? "";
  await page.getByRole("button", { name: `Chuyển xuống: ${first}` }).focus();
  for (const place of [2, 3, 4]) {
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("status").filter({ hasText: `${first}, vị trí ${place} trên 4` }),
    ).toBeAttached();
    await expect(page.getByRole("button", { name: `Chuyển xuống: ${first}` })).toBeFocused();
  }
  // At the end it does nothing, and the keyboard is still there.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Chuyển xuống: ${first}` })).toBeFocused();
  expect(await lines(page).allTextContents()).toEqual([...before.slice(1), first]);
  await isSaved(page);
  await shot(page, "desk-ordering");
  await page.getByRole("button", { name: "Bỏ thứ tự đã xếp" }).press("Enter");
  await expect(page.getByText("Chưa trả lời.")).toBeVisible();
  await expect.poll(() => choiceOf("ordering")).toEqual([]);
  expect(await lines(page).allTextContents()).toEqual(before);

  await goTo("matching");
  const list = page.getByRole("combobox").first();
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await expect(list).not.toHaveValue("");
  await shot(page, "desk-matching");
  await goTo("short_answer");
  await page.keyboard.press("Tab");
  await expect(typedInto(page)).toBeFocused();
  await page.keyboard.type("SIPAS");
  await page.keyboard.press("Tab");
  await expect.poll(() => choiceOf("short_answer")).toEqual(["SIPAS"]);
  await shot(page, "desk-short");
  await context.close();
});

test("a picture keeps its place, opens larger, and is nobody else's", async ({ seeded: app, browser }) => {
  const { context, page, goTo } = await sit(app, browser);
  await goTo("ordering");
  const picture = page.getByRole("img", { name: ALT });
  await expect(picture).toHaveJSProperty("complete", true);
  expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1200);
  const box = await picture.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1200 / 675, 1);
  await page.getByRole("button", { name: /Xem hình lớn hơn$/ }).click();
  await expect(page.getByRole("dialog").getByText(ALT)).toBeVisible();
  await shot(page, "phone-picture");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Xem hình lớn hơn$/ })).toBeFocused();

  const path = `/pictures/${paper.pictureId}`;
  const own = await context.request.get(path);
  expect(own.status()).toBe(200);
  expect(own.headers()["content-type"]).toBe("image/webp");
  expect(own.headers()["cache-control"]).toBe("private, max-age=31536000, immutable");
  expect(own.headers()["x-content-type-options"]).toBe("nosniff");
  expect(own.headers()["content-security-policy"]).toContain("sandbox; default-src 'none'");
  for (const other of ["/pictures/00000000-0000-4000-8000-000000000000", "/pictures/1", `${path}%20`]) {
    expect([other, (await context.request.get(other)).status()]).toEqual([other, 404]);
  }
  const entered = await openBrowser(browser, app, await seatPerson(paper));
  expect((await entered.request.get(path)).status()).toBe(404);
  const stranger = await browser.newContext({ baseURL: app.url });
  const sent = await stranger.request.get(path, { maxRedirects: 0 });
  expect([sent.status(), sent.headers().location]).toEqual([302, expect.stringContaining("/sign-in")]);
  for (const one of [context, entered, stranger]) await one.close();
});

test("after the release the own paper shows both sides of every answer", async ({ seeded: app, browser }) => {
  const round = await makeEveryType(new Date(Date.now() - 60_000), { resultTiming: "at_once" });
  const { context, page, goTo, path } = await sit(app, browser, {}, round);
  await goTo("ordering");
  await page.getByRole("button", { name: "Giữ nguyên thứ tự này" }).click();
  await goTo("matching");
  await page.getByRole("combobox").first().selectOption({ index: 1 });
  await goTo("short_answer");
  await typedInto(page).fill("SIPAS");
  await page.getByRole("button", { name: /^Các câu hỏi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.waitForURL(/\/result$/);
  await expect(page.getByText("CANARY-EXPLANATION")).toHaveCount(0);
  await db().roundLock.create({ data: { roundId: round.roundId, lockedAt: new Date(), lotSeed: "seed" } });
  accepted(await releaseSolutions(round.roundId, { now: new Date(), actorId: null }));
  await page.goto(`${path}/result`);
  await expect(
    page.getByText("Câu trả lời được chấp nhận: par index; Chỉ số cải cách hành chính"),
  ).toBeVisible();
  await expect(page.getByText("Anh/Chị trả lời: SIPAS")).toBeVisible();
  await expect(page.getByText("Thứ tự Anh/Chị đã xếp")).toBeVisible();
  await expect(page.getByText("Anh/Chị chọn: không có").first()).toBeVisible();
  await shot(page, "phone-review");
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await shot(page, "desk-review");
  await context.close();
});
