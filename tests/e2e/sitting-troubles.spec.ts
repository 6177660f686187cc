import type { Page } from "@playwright/test";
import { createSession } from "~/account/create-session.server";
import { signOutEverywhere } from "~/account/sign-out.server";
import { extendTime } from "~/attempt/extend-time.server";
import {
  expect,
  onAnotherDevice,
  openBrowser,
  openPaper,
  type Paper,
  recorded,
  seatPerson,
  startPaper,
  test,
} from "../support/e2e-fixture";

const SHOTS = process.env.SHOTS_DIR;
const OUTAGE_MS = 30_000;

let paper: Paper;
test.beforeAll(async ({ seeded }) => {
  void seeded;
  paper = await openPaper({ count: 6 });
});

const shot = async (page: Page, name: string) =>
  void (SHOTS && (await page.screenshot({ path: `${SHOTS}/${name}.png` })));
const option = (page: Page, at: number) => page.locator("fieldset input").nth(at);
const choose = (page: Page, at: number) => option(page, at).setChecked(true, { force: true });
const next = (page: Page) => page.getByRole("button", { name: "Câu sau" }).click();
const isReady = (page: Page) => expect(option(page, 0)).toBeEnabled();
const isSaved = (page: Page) =>
  expect(page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/)).toBeVisible({ timeout: 25_000 });
const isWaiting = (page: Page) =>
  expect(page.getByText("Đang chờ mạng, câu trả lời giữ trên máy").first()).toBeVisible({ timeout: 15_000 });

/** Numbers of the answers that wait on the device. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const opening = indexedDB.open("hoi-thi-outbox");
        opening.onsuccess = () => {
          const all = opening.result.transaction("answers").objectStore("answers").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map((save: { seq: number }) => save.seq));
          };
        };
      }),
  );

async function sit(app: Parameters<typeof openBrowser>[1], browser: Parameters<typeof openBrowser>[0]) {
  const person = await seatPerson(paper);
  const { path, attemptId } = await startPaper(paper, person);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  await page.goto(path);
  await isReady(page);
  return { person, path, attemptId, context, page };
}

test("the network is lost for half a minute: answers wait on the phone and go out in order", async ({
  seeded: app,
  browser,
}) => {
  const { page, context, attemptId } = await sit(app, browser);
  await choose(page, 0);
  await isSaved(page);
  await context.setOffline(true);
  const lostAt = Date.now();
  await next(page);
  await choose(page, 1);
  await isWaiting(page);
  await choose(page, 2);
  await next(page);
  await choose(page, 0);
  await shot(page, "phone-offline");
  expect(await kept(page)).toEqual([2, 3, 4]);
  expect((await recorded(attemptId)).events).toHaveLength(1);
  await page.waitForTimeout(Math.max(0, OUTAGE_MS - (Date.now() - lostAt)));
  await context.setOffline(false);
  await isSaved(page);
  const { order, choices } = await recorded(attemptId);
  expect(order).toEqual([1, 2, 3, 4]);
  expect([...choices.keys()].sort()).toEqual([1, 2, 3]);
  await expect.poll(() => kept(page)).toEqual([]);
  await context.close();
});

test("a submission without network is kept, may be given up, and is done when the network is back", async ({
  seeded: app,
  browser,
}) => {
  const { page, context, attemptId } = await sit(app, browser);
  await choose(page, 0);
  await isSaved(page);
  await context.setOffline(true);
  await choose(page, 1);
  await page.getByRole("button", { name: /Các câu hỏi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await expect(page.getByRole("heading", { name: "Chưa nộp được, đang chờ mạng" })).toBeVisible({
    timeout: 15_000,
  });
  await shot(page, "phone-submit-offline");
  await page.getByRole("button", { name: "Làm tiếp" }).click();
  await isReady(page);
  await page.getByRole("button", { name: /Các câu hỏi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await context.setOffline(false);
  await page.waitForURL(/\/result$/, { timeout: 40_000 });
  expect((await recorded(attemptId)).events).toHaveLength(2);
  await context.close();
});

test("a page closed without network goes on where it was", async ({ seeded: app, browser }) => {
  const { page, context, path, attemptId } = await sit(app, browser);
  await choose(page, 0);
  await isSaved(page);
  await page.getByRole("button", { name: "Đánh dấu xem lại" }).click();
  await context.setOffline(true);
  await next(page);
  await choose(page, 2);
  await expect.poll(() => kept(page)).toEqual([2]);
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(path);
  await isReady(again);
  await expect(again.getByText("Câu 2/6")).toBeVisible();
  await expect(option(again, 2)).toBeChecked();
  await isSaved(again);
  await expect.poll(async () => (await recorded(attemptId)).events.length).toBe(2);
  await again.getByRole("button", { name: /Các câu hỏi/ }).click();
  await expect(again.getByRole("button", { name: "Câu 1: đã trả lời, đánh dấu xem lại" })).toBeVisible();
  await context.close();
});

test("a second device takes over by choice, the first is told, keeps its unsent answers and may come back", async ({
  seeded: app,
  browser,
}) => {
  const { page: phone, context, path, attemptId, person } = await sit(app, browser);
  await choose(phone, 0);
  await isSaved(phone);
  await context.setOffline(true);
  await next(phone);
  await choose(phone, 1);
  await isWaiting(phone);

  const other = await onAnotherDevice(person);
  const deskContext = await openBrowser(browser, app, other, { viewport: { width: 1280, height: 800 } });
  const desk = await deskContext.newPage();
  await desk.goto(path);
  await expect(desk.getByRole("heading", { name: "Bài này đang mở trên máy khác" })).toBeFocused();
  await shot(desk, "desk-other-device");
  await desk.getByRole("button", { name: "Tiếp tục trên máy này" }).click();
  await isReady(desk);
  await expect(option(desk, 0)).toBeChecked();
  await next(desk);
  await choose(desk, 0);
  await isSaved(desk);

  await context.setOffline(false);
  await expect(phone.getByRole("heading", { name: "Bài này đang mở trên máy khác" })).toBeVisible({
    timeout: 25_000,
  });
  await expect(phone.getByText(/còn 1 câu trả lời chưa gửi được/)).toBeVisible();
  await shot(phone, "phone-other-device");
  await phone.getByRole("button", { name: "Tiếp tục trên máy này" }).click();
  await expect(phone.getByText("Có 1 câu trả lời chưa gửi được từ lần làm trước trên máy này")).toBeVisible();
  await shot(phone, "phone-stranded");
  await expect(desk.getByRole("heading", { name: "Bài này đang mở trên máy khác" })).toBeVisible();
  await phone.getByRole("button", { name: "Dùng các câu này" }).click();
  await isSaved(phone);
  await expect(phone.locator("input[name=answer-2]").nth(1)).toBeChecked();
  await expect
    .poll(async () => (await recorded(attemptId)).events.map((event) => event.leaseEpoch))
    .toEqual([1, 2, 3]);
  await context.close();
  await deskContext.close();
});

test("where sockets are blocked, plain requests do the same", async ({ seeded: app, browser }) => {
  const person = await seatPerson(paper);
  const { path, attemptId } = await startPaper(paper, person);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(path);
  await isReady(page);
  await choose(page, 0);
  await isSaved(page);
  await next(page);
  await choose(page, 1);
  await isSaved(page);
  await page.getByRole("button", { name: /Các câu hỏi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.waitForURL(/\/result$/);
  expect((await recorded(attemptId)).order).toEqual([1, 2]);
  await context.close();
});

test("two tabs of one browser: one of them sits", async ({ seeded: app, browser }) => {
  const { page: first, context, path, attemptId } = await sit(app, browser);
  await choose(first, 0);
  await isSaved(first);
  const second = await context.newPage();
  await second.goto(path);
  await expect(second.getByRole("heading", { name: /đang mở ở một thẻ khác/ })).toBeVisible();
  await second.getByRole("button", { name: "Làm tiếp ở thẻ này" }).click();
  await isReady(second);
  await expect(first.getByRole("heading", { name: /đang mở ở một thẻ khác/ })).toBeVisible();
  await next(second);
  await choose(second, 0);
  await isSaved(second);
  await second.close();
  await isReady(first);
  await first.getByRole("button", { name: "Câu sau" }).click();
  await expect(option(first, 0)).toBeChecked();
  await choose(first, 1);
  await isSaved(first);
  await expect
    .poll(async () => (await recorded(attemptId)).events.map((event) => event.seq))
    .toEqual([1, 2, 3]);
  await context.close();
});

test("a session that ends in mid-paper loses nothing", async ({ seeded: app, browser }) => {
  const { page, context, path, person, attemptId } = await sit(app, browser);
  await choose(page, 0);
  await isSaved(page);
  await signOutEverywhere({ accountId: person.accountId, now: new Date() });
  // Another process ended it: the sockets of the session are closed at the next round of checks.
  await page.waitForTimeout(16_000);
  await next(page);
  await choose(page, 1);
  await expect(page.getByText("Phiên đăng nhập đã kết thúc")).toBeVisible({ timeout: 20_000 });
  await shot(page, "phone-signed-out");
  const link = page.getByRole("link", { name: "Đăng nhập lại" });
  expect(await link.getAttribute("href")).toBe(`/sign-in?to=${encodeURIComponent(path)}`);
  expect(await kept(page)).toEqual([2]);
  const { accountId, deviceToken } = person;
  const session = await createSession({ accountId, deviceToken, now: new Date(), trusted: true });
  await context.addCookies([{ name: "hoi_thi_session", value: session.token, url: app.url, httpOnly: true }]);
  await page.goto(path);
  await isReady(page);
  await isSaved(page);
  await expect.poll(async () => (await recorded(attemptId)).events.length).toBe(2);
  await context.close();
});

test("signing out leaves nothing of the answers in the browser", async ({ seeded: app, browser }) => {
  const { page, context } = await sit(app, browser);
  await page.context().route("**/api/attempts/**", (route) => route.abort());
  await choose(page, 0);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await page.goto("/account");
  await page.getByRole("button", { name: "Đăng xuất", exact: true }).first().click();
  await page.waitForURL((url) => url.pathname === "/");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await context.close();
});

test("at the end of the time the paper submits itself, and more time carries it on", async ({
  seeded: app,
  browser,
}) => {
  const hurried = await openPaper({ count: 2, round: { durationMs: 12_000 } });
  const person = await seatPerson(hurried);
  const { path, attemptId } = await startPaper(hurried, person);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  await page.goto(path);
  await isReady(page);
  await expect(page.getByText("Còn dưới 1 phút")).toBeVisible();
  await shot(page, "phone-last-minute");
  await choose(page, 0);
  await isSaved(page);
  await page.waitForURL(/\/result$/, { timeout: 20_000 });
  await expect(page.getByText("Bài được hệ thống tự động nộp khi hết giờ")).toBeVisible();
  expect((await recorded(attemptId)).events).toHaveLength(1);

  const late = await seatPerson(hurried);
  const started = await startPaper(hurried, late);
  await context.close();
  const granted = await openBrowser(browser, app, late);
  const paperPage = await granted.newPage();
  await paperPage.goto(started.path);
  await isReady(paperPage);
  // Granted by another process, whose news does not reach the page: it asks before it gives up.
  const grant = { attemptId: started.attemptId, extraMinutes: 5, reason: "Mất điện" };
  await extendTime({ ...grant, now: new Date(), actorId: late.accountId });
  await paperPage.waitForTimeout(14_000);
  await isReady(paperPage);
  await expect(paperPage.getByRole("timer")).toHaveText(/^0[45]:\d\d$/);
  await granted.close();
});

test("a paper that nobody submits is closed by the system, which says so", async ({
  seeded: app,
  browser,
}) => {
  const hurried = await openPaper({
    count: 2,
    round: { durationMs: 3_000, graceMs: 0, resultTiming: "at_once" },
  });
  const person = await seatPerson(hurried);
  const { path } = await startPaper(hurried, person);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  // An open page would submit by itself; here nobody looks until the system has closed the attempt.
  await page.waitForTimeout(12_000);
  await page.goto(path);
  await page.waitForURL(/\/result$/);
  await expect(page.getByText("Bài được hệ thống tự động nộp khi hết giờ")).toBeVisible();
  await shot(page, "phone-swept");
  await context.close();
});
