// Fails when the built app outgrows its budget (KB after gzip): entry, any route, all CSS.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMITS = { entry: 125, route: 205, css: 15 };
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1024;

/** Every chunk that must be loaded before the given one can run. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const weigh = (keys) => [...keys].reduce((sum, key) => sum + kilobytes(manifest[key].file), 0);

const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
const entry = closure(entryKey);
const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));
const rows = [
  ["entry", weigh(entry), LIMITS.entry],
  ["css", [...styles].reduce((sum, file) => sum + kilobytes(file), 0), LIMITS.css],
];
for (const key of Object.keys(manifest).filter((name) => name.includes("tsr-split="))) {
  const name = key.replace("src/routes/", "").split("?")[0];
  rows.push([name, weigh(new Set([...entry, ...closure(key)])), LIMITS.route]);
}

let failed = false;
for (const [name, size, limit] of rows) {
  const over = size > limit;
  failed ||= over;
  console.log(`${over ? "OVER" : "ok  "} ${size.toFixed(1).padStart(6)} of ${limit} KB  ${name}`);
}
process.exit(failed ? 1 : 0);
