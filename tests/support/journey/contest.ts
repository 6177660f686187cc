import { expect, type Page } from "@playwright/test";
import { toLocalDateTimeInput } from "../../../app/core/time/zone";

const MINUTE_MS = 60_000;

/** Creates, fills in, publishes and opens a contest of one track and one round, all by hand; returns its address. */
export async function openContest(page: Page, title: string): Promise<string> {
  await page.goto("/organise/contests/new");
  await page.getByLabel("Tên cuộc thi").fill(title);
  const holder = page.getByLabel("Đơn vị tổ chức");
  await holder.selectOption(await holder.getByRole("option", { name: /Xã An Bình/ }).getAttribute("value"));
  await page.getByRole("button", { name: "Tạo cuộc thi" }).click();
  await expect(page.getByText("Đã tạo cuộc thi.")).toBeVisible();
  const slug = /contests\/([a-z0-9-]+)/.exec(page.url())?.[1] ?? "";
  const desk = `/organise/contests/${slug}`;
  await page.goto(`${desk}/settings`);
  await page.getByLabel("Thể lệ đầy đủ").fill("## Thể lệ\n\nMỗi người làm một bài.");
  await page.getByRole("button", { name: /Lưu/ }).click();
  await expect(page.getByText("Đã lưu thiết lập.")).toBeVisible();
  await addTrack(page, desk);
  await addRound(page, desk);
  await fillMatrix(page, desk);
  await page.goto(desk);
  await confirm(page, "Công bố cuộc thi", "Đã công bố cuộc thi.");
  await page.goto(`${desk}/rounds/1`);
  await confirm(page, "Mở đợt thi", "Đã mở đợt thi.");
  return slug;
}

async function addTrack(page: Page, desk: string): Promise<void> {
  await page.goto(`${desk}/tracks`);
  await page.getByLabel("Tên bảng").last().fill("Cán bộ, công chức, viên chức");
  await page.getByLabel("Mã bảng").last().fill("cbccvc");
  await page
    .getByRole("checkbox", { name: /Ngân hàng câu hỏi/ })
    .last()
    .check();
  await page.getByRole("button", { name: "Lưu bảng" }).last().click();
  await expect(page.getByText("Đã lưu bảng thi.")).toBeVisible();
}

async function addRound(page: Page, desk: string): Promise<void> {
  const now = Date.now();
  await page.goto(`${desk}/rounds/new`);
  await page.getByLabel("Tên đợt").fill("Tuần 1");
  await page.getByLabel("Mở lúc").fill(toLocalDateTimeInput(new Date(now - MINUTE_MS)));
  await page.getByLabel("Đóng lúc").fill(toLocalDateTimeInput(new Date(now + 60 * MINUTE_MS)));
  await page.getByLabel("Thời gian làm bài").fill("30");
  await page.getByLabel("Số dòng trên bảng công khai").fill("20");
  await page.getByLabel(/Đóng băng bảng xếp hạng/).fill("");
  await page.getByRole("button", { name: "Lưu đợt thi" }).click();
  await expect(page.getByRole("heading", { name: "Ma trận đề" })).toBeVisible();
}

/** Five easy questions of the first five topics. */
async function fillMatrix(page: Page, desk: string): Promise<void> {
  await page.goto(`${desk}/rounds/1/matrix`);
  for (const topic of ["T1", "T2", "T3", "T4", "T5"]) {
    await page.getByLabel(new RegExp(`Chủ đề ${topic}, .*dễ`, "i")).fill("1");
  }
  await page.getByRole("button", { name: "Lưu ma trận" }).click();
  await expect(page.getByText(/Đã lưu ma trận: 5 câu/)).toBeVisible();
}

/** A button that asks first: opens the question, agrees, and waits for the outcome. */
export async function confirm(page: Page, name: string, outcome: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await expect(page.getByText(outcome).first()).toBeVisible();
}
