import { expect, type Page } from "@playwright/test";
import { setOwnPassword } from "./desk";

/** Opens the personal link, confirms who it is for, sets a password and enters the contest. */
export async function comeByLink(page: Page, link: string, own: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Đúng, đăng nhập" }).click();
  await setOwnPassword(page, own);
}

/** From the contest's page to the first question. */
export async function startPaper(page: Page, slug: string): Promise<void> {
  await page.goto(`/c/${slug}`);
  await page.getByRole("link", { name: "Đăng ký dự thi" }).click();
  await page.getByRole("checkbox").last().check();
  await page.getByRole("button", { name: "Xác nhận dự thi" }).click();
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await page.waitForURL(/\/sit\//);
  await expect(question(page)).toBeEnabled();
}

const question = (page: Page) => page.getByRole("main").getByRole("group").first();

/**
 * Answers the question shown in full, whatever its type: with the first option, the order as it stands, the first option for every prompt, or a
 * word. Another answer is the second option, another order, the second option for every prompt, or another word.
 */
export async function answer(page: Page, which: "first" | "another" = "first"): Promise<void> {
  const isFirst = which === "first";
  const shown = question(page);
  const lists = shown.getByRole("combobox");
  const texts = shown.getByRole("textbox");
  const orders = shown.getByRole("button", { name: /^Chuyển xuống/ });
  const options = shown.getByRole("radio").or(shown.getByRole("checkbox"));
  await expect(options.or(lists).or(texts).or(orders).first()).toBeVisible();
  if ((await orders.count()) > 0) {
    await (isFirst ? shown.getByRole("button", { name: "Giữ nguyên thứ tự này" }) : orders.first()).click();
  } else if ((await lists.count()) > 0) {
    for (const list of await lists.all()) await list.selectOption({ index: isFirst ? 1 : 2 });
  } else if ((await texts.count()) > 0) {
    await texts.fill(isFirst ? "cải cách" : "hành chính");
  } else {
    await shown
      .locator("label")
      .nth(isFirst ? 0 : 1)
      .click();
  }
}

export async function next(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Câu sau" }).click();
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText(/Đã lưu \d\d:\d\d:\d\d/).first()).toBeVisible();
}

/** Answers questions `from` to `to` of `total`, waiting for each to be saved; stays at the last one. */
export async function answerSome(page: Page, from: number, to: number, total: number): Promise<void> {
  for (let place = from; place <= to; place++) {
    await expect(page.getByText(`Câu ${place}/${total}`).first()).toBeVisible();
    await answer(page);
    await expectSaved(page);
    if (place < to) await next(page);
  }
}

/** Submits through the map, as anybody can at any time. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Các câu hỏi, đã trả lời/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp bài" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "Nộp bài" }).click();
  await page.waitForURL(/\/sit\/[0-9a-f-]+\/result/);
}
