import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const FILE = "dist/widget.js";

/** Compressed once here, so that the server never has to. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async closeBundle() {
      await writeFile(`${FILE}.gz`, gzipSync(await readFile(FILE), { level: 9 }));
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  plugins: [compressed()],
  build: {
    target: "baseline-widely-available",
    cssTarget: "chrome125",
    reportCompressedSize: false,
    lib: {
      entry: "app/main.ts",
      formats: ["iife"],
      name: "HandselChat",
      fileName: () => "widget.js",
    },
  },
});
