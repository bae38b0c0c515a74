/** How scripts are bundled: the browsers of ui.md's floor, one self-contained file an entry, the same bytes every time. */

import { readFileSync } from "node:fs";
import type { BuildOptions, Plugin } from "esbuild";

// The module that has X-Wing makes four other hybrids when it is loaded, and with them 8 kB gzip of curves that nobody
// uses. A comment tells the bundler that those calls may go; no code is changed.
const withoutOtherHybrids: Plugin = {
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

/** For styles and scripts alike. */
export const bundled = {
  bundle: true,
  minify: true,
  target: ["chrome109", "edge109", "firefox115", "safari15"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
} as const satisfies BuildOptions;

/** For scripts: no import at run time, which subresource integrity would not cover. */
export const script = { ...bundled, format: "iife", plugins: [withoutOtherHybrids] } satisfies BuildOptions;
