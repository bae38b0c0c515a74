// Bundle every entry of static/src/entries (scripts) and static/src/css/entries (styles) into static/dist.
// One file an entry, the same bytes at every build.
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
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

// The module that has X-Wing makes four other hybrids when it is loaded, and with them 8 kB gzip of curves that nobody
// uses. A comment tells the bundler that those calls may go; no code is changed.
const withoutOtherHybrids = {
  name: "without-other-hybrids",
  setup(bundler) {
    bundler.onLoad({ filter: /post-quantum[\\/]hybrid\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace(/(= |, )(QSF|createKitchenSink|ecdhKem)\(/g, "$1/* @__PURE__ */ $2(");
      if (contents === source) throw new Error("hybrid.js has changed: look at what the bundle carries.");
      return { contents, loader: "js" };
    });
  },
};

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
const scripts = await build({ ...shared, entryPoints: entries("static/src/entries", ".ts"), format: "iife", plugins: [withoutOtherHybrids] });
const styles = await build({ ...shared, entryPoints: entries("static/src/css/entries", ".css") });
for (const result of [scripts, styles]) {
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    console.log(`${path} ${output.bytes} bytes`);
  }
}
