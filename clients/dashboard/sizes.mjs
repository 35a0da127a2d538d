// Fails when what every page loads is heavier than it may be, and says what each part weighs.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST_SHELL_BYTES = 150 * 1024;
const MOST_ROUTE_BYTES = 60 * 1024;

const dist = new URL("./dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/** A chunk and all it imports at once. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name].imports ?? []) closure(imported, seen);
  return seen;
}

const sum = (names) => [...names].reduce((total, name) => total + weigh(manifest[name].file), 0);
const find = (test) => Object.keys(manifest).filter(test);

const entry = find((name) => manifest[name].isEntry);
const frame = find((name) => /routes\/_shop\.tsx/.test(name));
const words = find((name) => /words\/en\/index\.ts$/.test(name));
const shell = new Set([...entry, ...frame, ...words].flatMap((name) => [...closure(name)]));
const routes = find((name) => /^app\/routes\//.test(name) && !shell.has(name));

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
let isTooHeavy = false;
function report(name, bytes, most) {
  if (bytes <= most) return;
  isTooHeavy = true;
  console.error(`${name}: ${kilobytes(bytes)} gzip, and may be ${kilobytes(most)}`);
}

report("shell", sum(shell), MOST_SHELL_BYTES);
for (const route of routes) {
  const own = [...closure(route)].filter((name) => !shell.has(name));
  report(route, sum(own), MOST_ROUTE_BYTES);
}
if (process.argv.includes("--list")) {
  console.log(`shell ${kilobytes(sum(shell))}`);
  for (const route of routes) {
    const own = [...closure(route)].filter((name) => !shell.has(name));
    console.log(`${route} ${kilobytes(sum(own))}`);
  }
}
process.exit(isTooHeavy ? 1 : 0);
