import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineAppRoutes } from "./app/routes";

// Single fetch and lazy route discovery stay off: both open code paths with unfixed advisories.
const future = { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true };

export default defineConfig({
  plugins: [
    tailwindcss(),
    !process.env.VITEST &&
      remix({ future, ignoredRouteFiles: ["**/*"], routes: (defineRoutes) => defineAppRoutes(defineRoutes) }),
    tsconfigPaths(),
  ],
  build: { target: "es2020", sourcemap: false },
  server: {
    fs: { deny: [".env", ".env.*", "*.{crt,pem}", "**/.git/**", "**/.data/**"] },
    watch: { ignored: ["**/.data/**", "**/test-results/**", "**/question-banks/**"] },
  },
});
