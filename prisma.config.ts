import { defineConfig } from "prisma/config";

/** Read by `prisma generate` and editors; migrations go through `npm run migration`. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
