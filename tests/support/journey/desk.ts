import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { inCheckout } from "../../../app/platform/setup/paths";
import type { TestApp } from "../app-server";

const run = promisify(execFile);

/** A command of the program, on the test's database. Returns what it printed. */
export async function command(app: TestApp, name: string, args: string[]): Promise<string> {
  const file = inCheckout(`app/commands/${name}.ts`);
  const { stdout } = await run(process.execPath, ["--import", "tsx", file, ...args], {
    env: app.env,
    cwd: inCheckout(),
  });
  return stdout;
}

/** Signs in on the form; with a one-time password the person sets one of their own. */
export async function signIn(page: Page, signInName: string, password: string, own?: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(/Mã đăng nhập/).fill(signInName);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Đăng nhập" }).click();
  if (own) await setOwnPassword(page, own);
  await expect(page.getByRole("button", { name: "Đăng xuất" }).first()).toBeVisible();
}

export async function setOwnPassword(page: Page, own: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Đặt mật khẩu của riêng Anh/Chị" })).toBeVisible();
  await page.getByLabel("Mật khẩu mới").fill(own);
  await page.getByRole("button", { name: "Lưu mật khẩu" }).click();
  await expect(page.getByRole("heading", { name: "Đặt mật khẩu của riêng Anh/Chị" })).toBeHidden();
}

export type UnitWords = { name: string; code: string; kind: string };

/** Fills in the form of a unit and saves; ends on the page of the unit, whose id it returns. */
export async function createUnit(page: Page, from: string, unit: UnitWords): Promise<string> {
  await page.goto(from);
  await page.getByLabel("Tên đơn vị").fill(unit.name);
  await page.getByLabel("Mã đơn vị").fill(unit.code);
  await page.getByLabel("Loại đơn vị").selectOption({ label: unit.kind });
  await page.getByLabel("Hoạt động từ ngày").fill("2026-01-01");
  await page
    .getByRole("main")
    .getByRole("button", { name: /Thêm|Tạo|Lưu/ })
    .click();
  await page.waitForURL(/\/organise\/units\/[0-9a-f-]{36}\?saved/);
  return /units\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

/** Chooses in a search box with suggestions. */
export async function choose(page: Page, label: string | RegExp, term: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(term);
  await page.getByRole("option").first().click();
}

export type NewOfficial = { displayName: string; signInName: string; role: string; unit: string };

/** Makes an account for a role over a unit; returns the one-time password. */
export async function createOfficial(page: Page, official: NewOfficial): Promise<string> {
  await page.goto("/organise/accounts/new");
  await page.getByLabel("Họ và tên").fill(official.displayName);
  await page.getByLabel("Mã đăng nhập").fill(official.signInName);
  await page.getByRole("button", { name: "Tạo tài khoản" }).click();
  await expect(page.getByText("Đã tạo tài khoản")).toBeVisible();
  const password =
    /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(await page.getByRole("main").innerText())?.[0] ?? "";
  await page.getByRole("main").getByRole("link", { name: "Giao vai trò" }).click();
  await page.getByRole("radio", { name: official.role }).check();
  await choose(page, "Đơn vị", official.unit);
  await page.getByRole("button", { name: "Giao vai trò" }).click();
  await expect(page.getByText("Đã giao vai trò.")).toBeVisible();
  return password;
}
