import { test as base } from "@playwright/test";
import { startApp, type TestApp } from "./app-server";

/**
 * Browser tests import `test` from here: each worker has the built application on a database of its own,
 * and relative addresses lead to it.
 */
export const test = base.extend<object, { app: TestApp }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const app = await startApp();
      try {
        await use(app);
      } finally {
        await app.stop();
      }
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});

export { expect } from "@playwright/test";
