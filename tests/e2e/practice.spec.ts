import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { listRevisionSheets, type RevisionSheet } from "~/bank/revision-sheet.queries.server";
import { db } from "~/platform/db.server";
import { makeOfficial } from "../support/account-builders";
import { makeBank, makeContest } from "../support/contest-builders";
import { expect, openBrowser, test } from "../support/e2e-fixture";
import { importPracticeBank } from "../support/practice-bank";
import { makePublicSet } from "../support/practice-builders";
import { signIn } from "../support/sitting-fixture";

const SHOTS = process.env.SHOTS_DIR;
const PHONE = { width: 360, height: 740 };

let slug = "";
let bankId = "";
test.beforeAll(async ({ seeded }) => {
  void seeded;
  bankId = await importPracticeBank("on-luyen");
  slug = (await makePublicSet(bankId)).slug;
});

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/practice-${name}.png`, fullPage: true });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

/** The question on the page and what is right in it. */
async function sheetOn(page: Page): Promise<RevisionSheet> {
  const id = await page.locator('input[name="question"]').first().inputValue();
  const sheet = (await listRevisionSheets([id])).get(id);
  if (!sheet) throw new Error(`no question ${id}`);
  return sheet;
}

/** Answers the question on the page right, whatever its type. */
async function answerRight(page: Page, { type, options, keys, prompts }: RevisionSheet): Promise<void> {
  const textOf = (key: string | undefined) => options.find((option) => option.key === key)?.text ?? "";
  const form = page.locator("main form");
  switch (type) {
    case "single":
    case "multiple":
    case "true_false": {
      const role = type === "multiple" ? "checkbox" : "radio";
      for (const key of keys) {
        const name = type === "true_false" ? textOf(key) : new RegExp(`^[A-I]\\. ${escaped(textOf(key))}$`);
        await form.getByRole(role, { name, exact: true }).check();
      }
      return;
    }
    case "ordering":
      for (let place = 0; place < keys.length; place++) {
        const lines = form.getByRole("listitem");
        const text = textOf(keys[place]);
        const placeOf = () =>
          lines.evaluateAll((all, wanted) => all.findIndex((one) => one.textContent?.endsWith(wanted)), text);
        for (let at = await placeOf(); at > place; at--) {
          await form.getByRole("button", { name: `Chuyển lên: ${text}` }).click();
        }
      }
      if (await form.getByText("Chưa trả lời.").isVisible()) {
        await form.getByRole("button", { name: "Giữ nguyên thứ tự này" }).click();
      }
      return;
    case "matching":
      for (const [at, prompt] of prompts.entries()) {
        const select = form.getByLabel(`${at + 1}. ${prompt}`);
        const wanted = select.locator("option", { hasText: textOf(keys[at]) });
        await select.selectOption(await wanted.first().getAttribute("value"));
      }
      return;
    case "short_answer":
      await form.getByLabel("Câu trả lời").fill(keys[0] ?? "");
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("a stranger on a phone chooses, answers every type, sees why, and the result", async ({
  browser,
  app,
}) => {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: PHONE,
    hasTouch: true,
    locale: "vi-VN",
  });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "Ôn luyện" }).first().click();
  await page.getByRole("link", { name: /^Bộ ôn luyện/ }).click();
  await expect(page.getByText("không ghi lại ai đã ôn luyện")).toBeVisible();
  await shot(page, "choose-360");
  await expectAccessible(page);
  await page.getByRole("radio", { name: /^Tất cả/ }).check();
  await page.getByRole("button", { name: "Bắt đầu ôn" }).click();
  await page.waitForURL(/seed=/);

  const seen = new Set<string>();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(/^Câu 1\/\d+$/);
  const total = Number((await title.innerText()).split("/")[1]);
  for (let place = 1; seen.size < 6 && place <= total; place++) {
    await expect(title).toHaveText(`Câu ${place}/${total}`);
    const sheet = await sheetOn(page);
    if (!seen.has(sheet.type)) {
      await shot(page, `${sheet.type}-360`);
      await answerRight(page, sheet);
      await page.getByRole("button", { name: "Xem đáp án" }).click();
      await expect(page.getByText("Giải thích", { exact: true })).toBeVisible();
      await expect(page.getByText("Chưa đúng", { exact: true })).toHaveCount(0);
      seen.add(sheet.type);
      await expect(page.getByText(`Đúng ${seen.size}/${seen.size} câu đã trả lời`)).toBeVisible();
      await shot(page, `${sheet.type}-checked-360`);
      await expectAccessible(page);
    }
    if (seen.size < 6) await page.getByRole("link", { name: "Câu tiếp theo" }).click();
  }
  expect([...seen].sort()).toEqual([
    "matching",
    "multiple",
    "ordering",
    "short_answer",
    "single",
    "true_false",
  ]);
  await page.getByRole("link", { name: "Xem kết quả" }).click();
  await expect(page.getByText("Anh/Chị trả lời đúng 6/6 câu đã trả lời.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Anh/Chị trả lời đúng 6/6 câu đã trả lời.")).toBeVisible();
  await shot(page, "result-360");
  await expectAccessible(page);
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual([]);
  await context.close();
});

test("without scripts the same forms do it", async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.url, viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/practice/${slug}/paper?view=list&seed=plain`);
  const stems = await page.getByRole("heading", { level: 2 }).allInnerTexts();
  const cards = page.locator("main form section");
  const typed = cards.filter({ has: page.getByLabel("Câu trả lời") }).first();
  await typed.getByLabel("Câu trả lời").fill("chưa rõ");
  const ordering = cards.filter({ has: page.getByLabel("Vị trí 1") }).first();
  for (const select of await ordering.getByRole("combobox").all()) await select.selectOption({ index: 1 });
  await ordering.getByRole("button", { name: "Xem đáp án" }).click();
  await expect(page.getByText("Câu trả lời chưa đầy đủ")).toBeVisible();
  const fields = page
    .locator("main form section")
    .filter({ has: page.getByLabel("Vị trí 1") })
    .first();
  for (const [at, select] of (await fields.getByRole("combobox").all()).entries()) {
    await select.selectOption({ index: at + 1 });
  }
  await fields.getByRole("button", { name: "Xem đáp án" }).click();
  await expect(page.getByText("Giải thích", { exact: true })).toHaveCount(1);
  await expect(page.getByLabel("Câu trả lời").first()).toHaveValue("chưa rõ");
  expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(stems);
  await page.getByRole("button", { name: "Xem đáp án của cả trang" }).click();
  await expect(page.getByText("Giải thích", { exact: true })).toHaveCount(stems.length);
  await page.getByRole("link", { name: "Xem kết quả" }).click();
  await expect(page.getByRole("heading", { name: "Kết quả ôn luyện" })).toBeVisible();
  await context.close();
});

test("the study assistant shows passages with their sources, or says that there is none", async ({
  page,
}) => {
  await page.goto(`/practice/${slug}`);
  const field = page.getByRole("searchbox");
  await field.fill("van ban nao quy dinh co che mot cua");
  await page.getByRole("button", { name: "Tìm" }).click();
  await expect(page.getByText(/đoạn trong bộ ôn luyện nói về/)).toBeVisible();
  await expect(page.locator("mark").first()).toContainText("một cửa");
  await shot(page, "ask-1280");
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await shot(page, "ask-360");
  await expectAccessible(page);
  await field.fill("cách nấu phở bò");
  await page.getByRole("button", { name: "Tìm" }).click();
  await expect(page.getByText("Bộ ôn luyện không có đoạn nào nói về “cách nấu phở bò”.")).toBeVisible();
  await page.goto("/practice");
  await page.getByRole("searchbox").fill("148/2025/QH15");
  await page.getByRole("button", { name: "Tìm" }).click();
  await expect(page.locator("mark").first()).toHaveText("148/2025/QH15");
});

test("an organiser is told how many questions fit, and why a set without any cannot be published", async ({
  browser,
  app,
}) => {
  const { bankId: staffBankId } = await makeBank(1, "staff");
  const accountId = await makeOfficial(new Date(), [{ role: "organiser", scope: { kind: "system" } }]);
  const desk = { viewport: { width: 1280, height: 800 }, hasTouch: false };
  const context = await openBrowser(browser, app, await signIn(accountId, new Date()), desk);
  const page = await context.newPage();
  await page.goto("/organise/practice/new");
  await page.getByLabel("Tên bộ ôn luyện").fill("Bộ ôn luyện cho người dân");
  await page.getByLabel("Ngân hàng câu hỏi").selectOption(staffBankId);
  const none = page.getByRole("radio", { name: "Người dân, doanh nghiệp 0 câu trong ngân hàng" });
  await expect(page.getByRole("radio", { name: /viên chức 6 câu trong ngân hàng/ })).toBeVisible();
  await none.check();
  await page.getByRole("button", { name: "Tạo bộ ôn luyện" }).click();
  await expect(page.getByText("Đã tạo bộ ôn luyện")).toBeVisible();
  const publish = page.getByRole("button", { name: "Công bố" });
  await expect(publish).toBeDisabled();
  await expect(publish).toHaveAccessibleDescription(/không có câu nào đang dùng hợp/);
  await shot(page, "nothing-to-publish-1280");
  // A refusal takes the place of what was said before.
  await page.getByLabel("Tên bộ ôn luyện").fill("");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByText("Có thông tin chưa đúng")).toBeVisible();
  await expect(page.getByText("Đã tạo bộ ôn luyện")).toHaveCount(0);
  await page.getByLabel("Tên bộ ôn luyện").fill("Bộ ôn luyện cho cán bộ");
  await page.getByRole("radio", { name: /viên chức/ }).check();
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByText("Đã lưu bộ ôn luyện.")).toBeVisible();
  await expect(publish).toBeEnabled();
  await context.close();
});

test("a question that a round takes meanwhile is politely refused", async ({ page }) => {
  const [bank, set] = await Promise.all([
    db().bank.findUniqueOrThrow({ where: { id: bankId } }),
    makePublicSet(bankId),
  ]);
  await page.goto(`/practice/${set.slug}/paper?view=list&seed=late`);
  await expect(page.getByRole("button", { name: "Xem đáp án" }).first()).toBeEnabled();
  const { contestId } = await makeContest({ track: { bankIds: [bank.id] }, cells: [] });
  await page.getByRole("button", { name: "Xem đáp án", exact: true }).first().click();
  await expect(page.getByText("Bộ ôn luyện hiện không có câu hỏi nào")).toBeVisible();
  await expect(page.getByText("Giải thích", { exact: true })).toHaveCount(0);
  await shot(page, "taken-1280");
  await db().contest.delete({ where: { id: contestId } });
  await page.goto("/practice/khong-co");
  await expect(page.getByRole("heading", { name: "Không tìm thấy trang" })).toBeVisible();
});
