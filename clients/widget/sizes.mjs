// Fails when the chat is heavier than a shop's page should have to load.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST_BYTES = 15 * 1024;
const bytes = gzipSync(readFileSync(new URL("./dist/widget.js", import.meta.url)), {
  level: 9,
}).length;
if (process.argv.includes("--list")) console.log(`widget.js ${(bytes / 1024).toFixed(1)} KB`);
if (bytes > MOST_BYTES) {
  console.error(`widget.js: ${(bytes / 1024).toFixed(1)} KB gzip, and may be 15 KB`);
  process.exit(1);
}
