import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const web = process.env.HANDSEL_WEB_URL ?? "http://127.0.0.1:8000";

const COMPRESSIBLE = /\.(js|css|svg)$/;

/** Compressed once here, so that the server never has to. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "dist" }) {
      for (const name of await readdir(dir, { recursive: true })) {
        if (!COMPRESSIBLE.test(name)) continue;
        const content = await readFile(join(dir, name));
        await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(content));
      }
    },
  };
}

export default defineConfig({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true }),
    react(),
    tailwindcss(),
    compressed(),
  ],
  resolve: { tsconfigPaths: true },
  html: {
    // Whoever serves the page puts a fresh one in its place.
    cspNonce: "__CSP_NONCE__",
  },
  build: {
    target: "baseline-widely-available",
    cssTarget: "chrome125",
    // Hashed names: whatever is under here may be kept for ever.
    assetsDir: "assets",
    // An inlined picture or font would be a data: address.
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
  },
  server: {
    proxy: { "/api": web, "/_allauth": web, "/live": web },
  },
});
