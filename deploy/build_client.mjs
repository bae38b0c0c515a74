// Bundle every entry of static/src/entries (scripts) and static/src/css/entries (styles) into static/dist.
// One file an entry, the same bytes at every build. Word lists that no script carries lie in static/dist/words.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundled, script } from "./bundling.ts";
import { wordFiles } from "./word_files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "static", "dist");
const places = { outdir: dist, absWorkingDir: root };

function entries(folder, ending) {
  const path = join(root, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(path, name));
}

mkdirSync(join(dist, "words"), { recursive: true });
for (const [name, text] of wordFiles()) writeFileSync(join(dist, "words", name), text);
const scripts = await build({ ...script, ...places, entryPoints: entries("static/src/entries", ".ts") });
const styles = await build({ ...bundled, ...places, entryPoints: entries("static/src/css/entries", ".css") });
for (const result of [scripts, styles]) {
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    console.log(`${path} ${output.bytes} bytes`);
  }
}
