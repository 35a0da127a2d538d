import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const dashboard = fileURLToPath(new URL("./dashboard", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@app": `${dashboard}/app`,
      "@ui": `${dashboard}/ui`,
      "@features": `${dashboard}/features`,
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["*/tests/**/*.test.{ts,tsx}"],
    environment: "node",
    restoreMocks: true,
    unstubGlobals: true,
    // Times are told in named zones; the machine's own must not matter.
    env: { TZ: "Pacific/Kiritimati" },
  },
});
