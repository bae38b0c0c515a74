/** What the sealing weighs in a reporter's page, and what must never be in it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { script } from "../../../deploy/bundling.ts";

const WHOLE = `import * as sealing from "./index.ts"; import { english } from "./words/en.ts"; Object.assign(globalThis, { sealing, english });`;
const LARGEST_KB = 45;

async function bundle(contents: string) {
  const resolveDir = fileURLToPath(new URL("../../../static/src/sealing", import.meta.url));
  const result = await build({ ...script, write: false, stdin: { contents, resolveDir, loader: "ts" } });
  const [output] = Object.values(result.metafile.outputs);
  const carried = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { bytes: result.outputFiles[0]?.contents as Uint8Array, carried: carried.map(([path]) => path) };
}

test("everything a reporter's page may use, with one word list, stays below 45 kB gzip", async (context) => {
  const { bytes } = await bundle(WHOLE);
  const weight = gzipSync(bytes, { level: 9 }).length;
  context.diagnostic(`${weight} bytes gzip`);
  assert.ok(weight < LARGEST_KB * 1000, `${weight}`);
});

test("it carries one word list, and nothing of the desk", async () => {
  const { carried } = await bundle(WHOLE);
  assert.equal(carried.filter((path) => path.includes("wordlists")).length, 1);
  for (const foreign of ["argon2", "weierstrass", "sealing/officer.ts", "sealing/notes.ts", "sealing/container.ts"]) {
    assert.deepEqual(carried.filter((path) => path.includes(foreign)), [], foreign);
  }
});

test("a mailbox carries no ML-KEM", async () => {
  const { carried } = await bundle(`import { readMailbox, readCodename } from "./index.ts"; Object.assign(globalThis, { readMailbox, readCodename });`);
  assert.deepEqual(carried.filter((path) => path.includes("ml-kem")), []);
});

test("files add less than 3 kB gzip to a page that takes them", async (context) => {
  const [{ bytes: without }, { bytes: with_ }] = [await bundle(WHOLE), await bundle(`import * as container from "./container.ts"; Object.assign(globalThis, { container }); ${WHOLE}`)];
  const weight = gzipSync(with_, { level: 9 }).length - gzipSync(without, { level: 9 }).length;
  context.diagnostic(`${weight} bytes gzip`);
  assert.ok(weight > 0 && weight < 3000, `${weight}`);
});

test("it runs under a policy without eval, and loads nothing more", async () => {
  const text = new TextDecoder().decode((await bundle(WHOLE)).bytes);
  for (const forbidden of ["eval(", "new Function", "innerHTML", "new Worker", "import("]) assert.ok(!text.includes(forbidden), forbidden);
});

test("the same source makes the same bytes", async () => {
  assert.deepEqual((await bundle(WHOLE)).bytes, (await bundle(WHOLE)).bytes);
});
