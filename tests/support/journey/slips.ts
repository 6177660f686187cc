import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { cellText } from "../../../app/platform/spreadsheet";
import { readSheet } from "../../../app/platform/spreadsheet.server";

/** Issues slips for everybody without an account; returns the personal link of each roster code (lower case). */
export async function issueSlips(page: Page): Promise<Map<string, string>> {
  await page.goto("/organise/accounts");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Tải \.xlsx cho \d+ người chưa có tài khoản/ }).click(),
  ]);
  const read = await readSheet(await readFile(await download.path()));
  if (!read.ok) throw new Error(`the slips cannot be read: ${read.reason}`);
  const links = new Map<string, string>();
  for (const { cells } of read.rows) {
    const texts = cells.map((cell) => cellText(cell));
    const link = texts.find((text) => text.includes("/link/"));
    const code = texts.find((text) => /^ab-\d{3}$/i.test(text));
    if (link && code) links.set(code.toLowerCase(), link);
  }
  expect(links.size).toBeGreaterThan(0);
  return links;
}
