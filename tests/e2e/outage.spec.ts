import { test as base } from "@playwright/test";
import { disconnect } from "~/platform/db.server";
import { prepareSchema } from "../../app/platform/setup/prepare-schema";
import { startApp, type TestApp } from "../support/app-server";
import { createTestDatabase } from "../support/database";
import { expect, openBrowser, openPaper, recorded, seatPerson, startPaper } from "../support/e2e-fixture";
import { startTestPostgres, type TestPostgres } from "../support/postgres";

type Halting = { app: TestApp; server: TestPostgres };

/** The application over a database server of its own, which the test may stop. */
const test = base.extend<object, { halting: Halting }>({
  halting: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const server = await startTestPostgres({ isDurable: true });
      await prepareSchema(server);
      const database = await createTestDatabase(server);
      const app = await startApp({ database });
      Object.assign(process.env, app.env);
      try {
        await use({ app, server });
      } finally {
        await disconnect();
        await app.stop();
        await server.remove();
      }
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

test("the database stops in mid-sitting: the sitter sees it wait, loses nothing, and goes on by itself", async ({
  halting: { app, server },
  browser,
}) => {
  const paper = await openPaper({ count: 5 });
  const person = await seatPerson(paper);
  const { path, attemptId } = await startPaper(paper, person);
  const context = await openBrowser(browser, app, person);
  const page = await context.newPage();
  await page.goto(path);
  const option = (place: number) => page.getByRole("main").locator("label").nth(place);
  const saved = page.getByText(/Đã lưu \d\d:\d\d:\d\d/).first();
  const waiting = page.getByText(/Đang chờ mạng/).first();
  await expect(page.getByRole("radio").or(page.getByRole("checkbox")).first()).toBeEnabled();
  await option(0).click();
  await expect(saved).toBeVisible();
  await disconnect();

  await server.halt();
  await page.getByRole("button", { name: "Câu sau" }).click();
  await option(1).click();
  await expect(waiting).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Câu sau" }).click();
  await option(0).click();
  await expect(saved).toBeHidden();

  await server.resume();
  await expect(saved).toBeVisible({ timeout: 45_000 });
  await expect(waiting).toBeHidden();
  const { choices, order } = await recorded(attemptId);
  expect([...choices.keys()].sort()).toEqual([1, 2, 3]);
  expect(order).toEqual([1, 2, 3]);
  await context.close();
});
