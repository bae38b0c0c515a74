// Bundle every entry of static/src/entries (scripts) and static/src/css/entries (styles) into static/dist.
// One file an entry, the same bytes at every build.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "static", "dist");
// the floor of ui.md; both style and script are lowered to it
const target = ["chrome109", "edge109", "firefox115", "safari15"];

function entries(folder, ending) {
  const path = join(root, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(path, name));
}

const shared = {
  bundle: true,
  minify: true,
  target,
  outdir: dist,
  absWorkingDir: root,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};
mkdirSync(dist, { recursive: true });
const scripts = await build({ ...shared, entryPoints: entries("static/src/entries", ".ts"), format: "iife" });
const styles = await build({ ...shared, entryPoints: entries("static/src/css/entries", ".css") });
for (const result of [scripts, styles]) {
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    console.log(`${path} ${output.bytes} bytes`);
  }
}
