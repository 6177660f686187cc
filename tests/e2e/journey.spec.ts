import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import type { TestApp } from "../support/app-server";
import { expect, test } from "../support/e2e";
import { confirm, openContest } from "../support/journey/contest";
import {
  answer,
  answerSome,
  comeByLink,
  expectSaved,
  next,
  startPaper,
  submit,
} from "../support/journey/contestant";
import { command, createOfficial, createUnit, signIn } from "../support/journey/desk";
import { rosterFile } from "../support/journey/roster-file";
import { issueSlips } from "../support/journey/slips";

test.setTimeout(300_000);

const OWN = "chim bay về tổ lúc chiều";
const PHONE = { width: 360, height: 740 };
const QUESTIONS = 5;

async function newPage(
  browser: Browser,
  app: TestApp,
  viewport = { width: 1280, height: 800 },
): Promise<Page> {
  return (await browser.newContext({ baseURL: app.url, viewport, acceptDownloads: true })).newPage();
}

/** An administrator from the command line, units by hand, the roster from a file, the bank from its folder. */
async function setUp(page: Page, app: TestApp): Promise<void> {
  const printed = await command(app, "admin", [
    "create",
    "--name",
    "Nguyễn Thị Hà",
    "--sign-in",
    "ha.nguyen",
  ]);
  await signIn(page, "ha.nguyen", /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(printed)?.[0] ?? "", OWN);
  await command(app, "bank", ["import"]);
  const commune = { name: "Xã An Bình", code: "AB", kind: "Xã, phường, đặc khu" };
  const communeId = await createUnit(page, "/organise/units/new", commune);
  const school = { name: "Trường Tiểu học An Bình", code: "AB-TH", kind: "Trường học" };
  await createUnit(page, `/organise/units/${communeId}/new`, school);
  const village = { name: "Thôn Đông", code: "AB-TD", kind: "Thôn, tổ dân phố" };
  await createUnit(page, `/organise/units/${communeId}/new`, village);

  await page.goto(`/organise/units/${communeId}/import`);
  await page.getByLabel("Tệp danh sách").setInputFiles(await rosterFile());
  await page.getByRole("button", { name: "Kiểm tra tệp" }).click();
  await expect(page.getByRole("heading", { name: "Kiểm tra trước khi nhập" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("button", { name: "Xác nhận nhập" }).click();
  await expect(page.getByRole("heading", { name: "Đã nhập danh sách" })).toBeVisible();
}

/** The hour has come: moves the end of the only round to now, as waiting would. */
async function endRound(app: TestApp): Promise<void> {
  const client = new pg.Client(app.database.ownerUrl);
  await client.connect();
  await client.query("UPDATE round SET closes_at = now() - interval '1 second'");
  await client.end();
}

/** A spectator's rows of the board. */
const boardRows = (page: Page) =>
  page
    .getByRole("table")
    .getByRole("row")
    .filter({ hasNot: page.getByRole("columnheader") });

test("from an empty installation to an official result", async ({ app, browser }) => {
  const admin = await newPage(browser, app);
  await setUp(admin, app);
  const passwords = {
    organiser: await createOfficial(admin, {
      displayName: "Phòng Văn hóa - Xã hội",
      signInName: "tochuc",
      role: "Ban tổ chức",
      unit: "xa an binh",
    }),
    auditor: await createOfficial(admin, {
      displayName: "Ban Giám khảo",
      signInName: "pheduyet",
      role: "Hội đồng, giám sát",
      unit: "xa an binh",
    }),
    officer: await createOfficial(admin, {
      displayName: "Đầu mối trường",
      signInName: "daumoi",
      role: "Đầu mối đơn vị",
      unit: "truong tieu hoc",
    }),
  };
  const links = await issueSlips(admin);
  const linkOf = (code: string) => links.get(code) ?? "";

  const organiser = await newPage(browser, app);
  await signIn(organiser, "tochuc", passwords.organiser, OWN);
  const slug = await openContest(organiser, "Cuộc thi tìm hiểu cải cách hành chính xã An Bình");

  const spectator = await newPage(browser, app);
  await spectator.goto(`/c/${slug}/rounds/1/board`);

  await test.step("a contestant on a phone sits through", async () => {
    const phone = await newPage(browser, app, PHONE);
    await comeByLink(phone, linkOf("ab-001"), OWN);
    await startPaper(phone, slug);
    await answerSome(phone, 1, QUESTIONS, QUESTIONS);
    await submit(phone);
    await expect(boardRows(spectator)).toHaveCount(1, { timeout: 15_000 });
    await expect(spectator.getByText("Nguyễn Thị Ánh")).toBeVisible();
  });

  await test.step("another loses the network for 30 seconds in mid-paper", async () => {
    const page = await newPage(browser, app);
    await comeByLink(page, linkOf("ab-002"), OWN);
    await startPaper(page, slug);
    await answerSome(page, 1, 3, QUESTIONS);
    await page.context().setOffline(true);
    await answer(page, "another");
    await next(page);
    await answer(page);
    await expect(page.getByText(/Đang chờ mạng/).first()).toBeVisible({ timeout: 20_000 });
    await page.waitForTimeout(30_000);
    await page.context().setOffline(false);
    await expect(page.getByText(/Đang chờ mạng/)).toHaveCount(0, { timeout: 30_000 });
    await expectSaved(page);
    await submit(page);
    await expect(boardRows(spectator)).toHaveCount(2, { timeout: 15_000 });
  });

  await test.step("a third is cut off and goes on at another device", async () => {
    const first = await newPage(browser, app, PHONE);
    await comeByLink(first, linkOf("ab-004"), OWN);
    await startPaper(first, slug);
    await answer(first);
    await expectSaved(first);
    await next(first);
    await answer(first);
    await expectSaved(first);
    await first.context().close();

    const second = await newPage(browser, app);
    await signIn(second, "ab-004", OWN);
    await second.goto(`/c/${slug}`);
    await second.getByRole("link", { name: "Làm tiếp bài thi" }).click();
    await second.getByRole("button", { name: "Tiếp tục trên máy này" }).click();
    await expect(second.getByRole("button", { name: /đã trả lời 2\/5/i })).toBeVisible();
    await submit(second);
    await expect(boardRows(spectator)).toHaveCount(3, { timeout: 15_000 });
  });

  await test.step("the unit officer sees the right rate and the right missing name", async () => {
    const officer = await newPage(browser, app);
    await signIn(officer, "daumoi", passwords.officer, OWN);
    await officer.goto("/unit");
    await expect(officer.getByText(/2\/3/).first()).toBeVisible();
    await officer.getByRole("link", { name: "Xem ai còn thiếu" }).click();
    await expect(officer.getByText("Lê Thị Ước")).toBeVisible();
    await expect(officer.getByText("Đỗ Thị Yến")).toHaveCount(0);
    await expect(officer.getByText("Trần Văn Đức")).toHaveCount(0);
  });

  await test.step("the organiser locks and settles, the auditor approves", async () => {
    await endRound(app);
    const results = `/organise/contests/${slug}/rounds/1/results`;
    await organiser.goto(results);
    await confirm(organiser, "Khoá đợt thi", "Đã khoá đợt thi.");
    await confirm(organiser, "Tính kết quả tạm thời", "Đã tính kết quả.");
    await expect(organiser.getByRole("button", { name: "Phê duyệt" })).toHaveCount(0);
    const auditor = await newPage(browser, app);
    await signIn(auditor, "pheduyet", passwords.auditor, OWN);
    await auditor.goto(results);
    await confirm(auditor, "Phê duyệt", "Kết quả đã chính thức.");
  });

  await test.step("minutes and results open in another program", async () => {
    const base = `/organise/contests/${slug}/rounds/1`;
    const folder = await mkdtemp(path.join(tmpdir(), "hoi-thi-minutes-"));
    for (const [address, name] of [
      ["minutes.docx", "bien-ban.docx"],
      ["results.xlsx", "ket-qua.xlsx"],
    ] as const) {
      const response = await organiser.request.get(`${base}/${address}`);
      expect(response.status()).toBe(200);
      await writeFile(path.join(folder, name), await response.body());
    }
    test.skip(!existsSync("/usr/bin/soffice"), "LibreOffice is not installed");
    const run = promisify(execFile);
    await run("soffice", [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      "--convert-to",
      "txt:Text",
      "--outdir",
      folder,
      path.join(folder, "bien-ban.docx"),
    ]);
    const minutes = await readFile(path.join(folder, "bien-ban.txt"), "utf8");
    expect(minutes).toContain("BIÊN BẢN");
    expect(minutes).toContain("Nguyễn Thị Ánh");
  });
});
