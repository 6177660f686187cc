import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The system's browser when there is one: Playwright's own has to be downloaded.
const systemBrowser = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (file) => file && existsSync(file),
);

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/support/playwright-server.ts",
  outputDir: "test-results",
  workers: Number(process.env.E2E_WORKERS ?? 3),
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  globalTimeout: 1_500_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    // Recording slows every test: E2E_TRACE=1 to look at one that fails.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: { executablePath: systemBrowser },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
