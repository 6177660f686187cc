import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    pool: "forks",
    // One more than the cores of the smallest machine: many tests wait for a process or a clock.
    maxWorkers: 3,
    // Only end what hangs: far above what anything takes on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // What is pure leaves nothing behind for the next file.
      { extends: true, test: { name: "core", include: ["tests/core/**/*.test.ts"], isolate: false } },
      { extends: true, test: { name: "architecture", include: ["tests/architecture.test.ts"] } },
      {
        extends: true,
        test: {
          name: "features",
          include: ["tests/features/**/*.test.ts", "tests/faults/**/*.test.ts"],
          globalSetup: "tests/support/vitest-server.ts",
        },
      },
    ],
  },
});
